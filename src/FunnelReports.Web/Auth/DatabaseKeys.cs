using System.Xml.Linq;
using FunnelReports.Data;
using FunnelReports.Data.Model;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;

namespace FunnelReports.Web.Auth;

/// <summary>The keys that sign cookies and forms, kept in the database: sign-ins outlive a new version and hold on every node.</summary>
public sealed class DatabaseKeys(FunnelDatabase database, TimeProvider clock) : IXmlRepository
{
    /// <inheritdoc />
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = database.Open();
        return [.. db.DataProtectionKeys.AsNoTracking().Select(key => key.Xml).AsEnumerable().Select(xml => XElement.Parse(xml))];
    }

    /// <inheritdoc />
    public void StoreElement(XElement element, string friendlyName)
    {
        using var db = database.Open();
        db.DataProtectionKeys.Add(new DataProtectionKeyRow
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            FriendlyName = friendlyName,
            Xml = element.ToString(SaveOptions.DisableFormatting),
        });
        db.SaveChanges();
    }
}
