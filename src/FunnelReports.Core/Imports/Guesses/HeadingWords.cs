namespace FunnelReports.Core.Imports.Guesses;

/// <summary>What HubSpot, Salesforce, advertising platforms and people call the columns that the program understands: letters and digits only, the likeliest first.</summary>
internal static class HeadingWords
{
    private static readonly Dictionary<ImportColumn, string[]> Words = new()
    {
        [ImportColumn.LeadId] = ["leadid", "recordid", "contactid", "prospectid", "personid", "mqlid", "externalid", "hsobjectid", "leadnumber", "id"],
        [ImportColumn.CreatedAt] = ["createdat", "createdate", "createddate", "datecreated", "creationdate", "createdon", "created", "firstcontactdate", "signupdate"],
        [ImportColumn.Email] = ["email", "emailaddress", "workemail", "mail"],
        [ImportColumn.Name] = ["name", "fullname", "contactname", "leadname", "firstname", "givenname"],
        [ImportColumn.LastName] = ["lastname", "surname", "familyname"],
        [ImportColumn.Company] = ["company", "companyname", "companyaccount", "account", "accountname", "associatedcompany", "organization", "organisation"],
        [ImportColumn.Channel] = ["channel", "leadsource", "originalsource", "originaltrafficsource", "originalsourcetype", "trafficsource", "marketingchannel", "utmmedium", "medium", "source", "platform"],
        [ImportColumn.Campaign] = ["campaign", "campaignname", "utmcampaign", "primarycampaignsource", "campaignsource", "firstcampaign", "landingpageid", "landingpage"],
        [ImportColumn.Persona] = ["persona", "buyerpersona", "jobrole", "jobfunction"],
        [ImportColumn.Origin] = ["origin", "leadorigin", "originalsourcedrilldown1"],
        [ImportColumn.Country] = ["country", "countryregion", "countrycode"],
        [ImportColumn.Owner] = ["owner", "contactowner", "leadowner", "assignedto"],
        [ImportColumn.Score] = ["score", "leadscore", "hubspotscore"],
        [ImportColumn.Tags] = ["tags", "labels"],
        [ImportColumn.Stage] = ["stage", "tostage", "newstage", "lifecyclestage", "newvalue", "leadstatus", "status"],
        [ImportColumn.OccurredAt] = ["occurredat", "enteredat", "changedat", "movedat", "editdate", "changedate", "changedon", "timestamp", "stagedate", "date", "createddate"],
        [ImportColumn.Sequence] = ["sequence"],
        [ImportColumn.Action] = ["action"],
        [ImportColumn.Actor] = ["actor", "editedby", "changedby", "updatedby", "createdby"],
        [ImportColumn.Reason] = ["reason", "lossreason", "lostreason", "closedlostreason", "rejectionreason"],
        [ImportColumn.Amount] = ["amount", "dealamount", "dealvalue", "cost", "spend", "amountspent", "spent", "costs", "budget"],
        [ImportColumn.EventId] = ["eventid"],
        [ImportColumn.Date] = ["date", "day", "reportingstarts", "reportdate"],
        [ImportColumn.Month] = ["month"],
        [ImportColumn.Category] = ["category", "costtype"],
        [ImportColumn.Currency] = ["currency", "currencycode", "accountcurrency"],
    };

    /// <summary>The place of the heading that means a column, among those not used yet; −1 when none does. Our own name comes before every other.</summary>
    /// <param name="column">The column.</param>
    /// <param name="plain">The headings, letters and digits only, small.</param>
    /// <param name="isFree">Whether the heading at a place is still to be had.</param>
    public static int Find(ImportColumn column, IReadOnlyList<string> plain, Func<int, bool> isFree)
    {
        foreach (var word in Words[column])
        {
            for (var i = 0; i < plain.Count; i++)
            {
                if (isFree(i) && (plain[i] == word || (column == ImportColumn.Amount && word == "amountspent" && plain[i].StartsWith(word, StringComparison.Ordinal)))) return i;
            }
        }

        return -1;
    }
}
