using FunnelReports.Core;
using FunnelReports.Data;
using FunnelReports.Data.Spend;
using FunnelReports.Web.Auth;
using FunnelReports.Web.Exports;
using FunnelReports.Web.Layout;
using FunnelReports.Web.Localization;
using FunnelReports.Web.Resources;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Pages.Budgets;

/// <summary>The monthly budgets of a year, for no one channel or for one. Whoever sees reports sees them, an admin changes them.</summary>
[Exported]
public sealed class IndexModel(
    BudgetStore budgets,
    WorkspaceStore workspaces,
    IAuthorizationService authorization,
    TimeProvider clock,
    IStringLocalizer<SharedResource> text,
    Format format) : PageModel, IFiled
{
    private const int FirstYear = 1971;
    private const int LastYear = 2099;

    /// <summary>The fiscal year, named after the calendar year in which it ends; null for the one that today lies in.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    /// <summary>The name of a channel; null or empty for no one channel.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Channel { get; set; }

    /// <summary>What was typed, by the name of the cell.</summary>
    [BindProperty]
    public Dictionary<string, string?> Amounts { get; set; } = [];

    /// <summary>What was shown before, by the name of the cell.</summary>
    [BindProperty]
    public Dictionary<string, string?> Shown { get; set; } = [];

    public BudgetGrid Grid { get; private set; } = null!;

    public IReadOnlyList<BudgetChannel> Channels { get; private set; } = [];

    /// <summary>True when this person may change what the page shows.</summary>
    public bool MayEdit { get; private set; }

    public int? PreviousYear => Year > FirstYear ? Year - 1 : null;

    public int? NextYear => Year < LastYear ? Year + 1 : null;

    /// <inheritdoc />
    public IEnumerable<string?> Subject => [$"{Year}", Channel];

    private BudgetForm Form => new(text, format);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) =>
        await ChosenAsync(cancel) is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await ChosenAsync(cancel) is not { } channel) return NotFound();
        if (!MayEdit) return Forbid();
        Grid = Form.Read(Grid.Year, Grid.Currency, Amounts, Shown);
        if (Grid.Faults.Count > 0) return Page();
        var saving = await budgets.SaveAsync(User.Identity!.Name!, channel, Grid.Edits, cancel);
        if (saving.Conflicts.Count > 0)
        {
            Grid = Form.WithConflicts(Grid, saving.Conflicts);
            return Page();
        }

        TempData.Tell(saving.Changed switch
        {
            0 => text["Nothing was changed: the budgets are as they were."],
            1 => text["1 budget is saved. The cost per MQL counts with it from now on."],
            _ => text["{0} budgets are saved. The cost per MQL counts with them from now on.", format.Count(saving.Changed)],
        });
        return RedirectToPage(new { Year, channel = channel.Key });
    }

    /// <summary>An amount as the fields write it.</summary>
    public string Amount(long? minor) => format.Amount(minor, Grid.Currency);

    /// <summary>An amount with its currency.</summary>
    public string Money(long? minor) => format.Money(minor, Grid.Currency.Code, Grid.Currency.Decimals);

    /// <summary>The budgets of the year for every channel and campaign, as imports read them.</summary>
    public async Task<SeenTable?> UnshownTableAsync(string id, CancellationToken cancel) =>
        id == BudgetRows.Table ? BudgetRows.Of(await budgets.AllAsync(Grid.Year.Days, cancel), Grid.Currency) : null;

    // Reads what the address names; null when there is no such year or channel.
    private async Task<BudgetChannel?> ChosenAsync(CancellationToken cancel)
    {
        var workspace = await workspaces.ReadAsync(cancel);
        var today = workspace.Calendar.DayOf(Instant.FromUtc(clock.GetUtcNow().UtcDateTime));
        if (ModelState[nameof(Year)]?.Errors.Count > 0) return null;
        Year ??= workspace.Calendar.FiscalYear.YearOf(today);
        Channels = await budgets.ChannelsAsync(cancel);
        var channel = string.IsNullOrEmpty(Channel) ? BudgetChannel.None : Channels.FirstOrDefault(c => c.Key == Channel);
        if (Year is < FirstYear or > LastYear || channel is null) return null;
        Grid = BudgetGrid.Stored(await budgets.ReadAsync(workspace.Calendar.FiscalYear.Year(Year.Value), channel.Id, cancel), workspace.Currency, format);
        MayEdit = (await authorization.AuthorizeAsync(User, Policies.EditBudgets)).Succeeded;
        return channel;
    }
}
