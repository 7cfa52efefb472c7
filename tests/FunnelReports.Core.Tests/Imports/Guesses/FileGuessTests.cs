using FunnelReports.Core.Imports;
using FunnelReports.Core.Imports.Guesses;
using FunnelReports.Core.Stages;

namespace FunnelReports.Core.Tests.Imports.Guesses;

/// <summary>What is guessed of files as systems export them. Each guess becomes a map that the importer takes.</summary>
public class FileGuessTests
{
    [Fact]
    public void An_export_of_contacts_with_a_date_for_each_stage_is_a_wide_file_of_leads()
    {
        var draft = Guess(
            "Record ID,First Name,Last Name,Email,Company name,Create Date,Original Source,Lifecycle Stage,Became a Marketing Qualified Lead Date,Date entered \"Customer (Lifecycle Stage Pipeline)\",Contact owner",
            "101,Ann,Lee,ann@example.test,Acme,2026-01-05 10:00,Organic Search,Customer,2026-01-09 11:00,2026-02-01 09:00,Ben");

        Assert.Equal("Leads: lead_id,name,last_name,email,company,created_at,channel,,stage:mql,stage:customer,owner", Text(draft));
        Assert.Equal((null, false), (draft.DateOrder, draft.AsksDateOrder));
    }

    [Fact]
    public void A_history_of_a_field_is_a_file_of_moves_and_its_values_are_stages()
    {
        var draft = Guess("LeadId,Field,OldValue,NewValue,CreatedDate", "00Q1,Status,Lead,Marketing Qualified Lead,7/21/2026 9:00 AM", "00Q2,Status,,Closed Won,7/1/2026 9:00 AM", "00Q3,Status,,Nobody knows,7/1/2026 9:00 AM");

        Assert.Equal("Transitions: lead_id,,,stage,occurred_at", Text(draft));
        Assert.Equal(DateOrder.MonthDayYear, draft.DateOrder);
        Assert.Equal(["Closed Won=customer", "Marketing Qualified Lead=mql", "Nobody knows="], draft.StageValues.OrderBy(v => v.Key).Select(v => $"{v.Key}={v.Value}"));
    }

    [Fact]
    public void Leads_with_the_stage_in_which_they_stand_now_but_no_date_of_it_are_leads_without_that_stage() =>
        Assert.Equal("Leads: lead_id,,created_at", Text(Guess("Record ID,Lifecycle Stage,Create Date", "1,Customer,2026-01-05")));

    [Fact]
    public void A_report_of_an_advertising_platform_is_spend_in_the_currency_of_the_workspace_when_it_names_none()
    {
        var draft = Guess("Day;Campaign name;Amount spent (EUR)", "2026-01-05;Spring;1.234,50", "2026-01-06;Spring;99,00");

        Assert.Equal("Spend: date,campaign,amount", Text(draft));
        Assert.Equal((',', '.'), (draft.DecimalMark, draft.ThousandsMark));
        Assert.Equal(["Category=media", "Currency=EUR"], draft.Constants.OrderBy(c => c.Key).Select(c => $"{c.Key}={c.Value}"));
    }

    [Fact]
    public void A_file_in_the_programs_own_shape_is_read_as_it_is_meant()
    {
        Assert.Equal("Leads: lead_id,created_at,origin,channel,campaign", Text(Guess("lead_id,created_at,origin,channel,campaign", "1,2026-01-05,Inbound,Email,Spring")));
        Assert.Equal("Transitions: lead_id,stage,occurred_at,amount", Text(Guess("lead_id,stage,occurred_at,amount", "1,mql,2026-01-05,")));
        Assert.Equal("Spend: month,category,amount,currency", Text(Guess("month,category,amount,currency", "2026-01,media,10.00,EUR")));
    }

    [Fact]
    public void Dates_of_which_none_tells_its_order_are_asked_for_until_somebody_says_it()
    {
        var open = Guess("lead_id,stage,occurred_at", "1,mql,03/04/2026", "2,mql,05/06/2026");
        var said = FileGuess.WithDates(open with { DateOrder = DateOrder.DayMonthYear }, Sample("lead_id,stage,occurred_at", "1,mql,03/04/2026"));

        Assert.Equal((null, true), (open.DateOrder, open.AsksDateOrder));
        Assert.False(said.AsksDateOrder);
    }

    [Fact]
    public void When_somebody_says_what_the_file_is_about_its_columns_are_guessed_for_that() =>
        Assert.Equal("Leads: lead_id,,created_at", Text(FileGuess.Of(Sample("lead_id,stage,created", "1,mql,2026-01-05"), Funnel.Default, Currency.Parse("EUR"), ImportKind.Leads)));

    private static ImportDraft Guess(string header, params string[] rows)
    {
        var draft = FileGuess.Of(Sample(header, rows), Funnel.Default, Currency.Parse("EUR"));
        Assert.True(ImportMapText.TryRead(draft.ToMap(Funnel.Default), draft.Kind, Funnel.Default, out var map, out var faults), string.Join('\n', faults));
        ImportLayout.Of(draft.Header, draft.Kind, map);
        return draft;
    }

    private static FileSample Sample(string header, params string[] rows)
    {
        var mark = DelimiterGuess.Of([header, .. rows]);
        return new([.. header.Split(mark)], [.. rows.Select(r => r.Split(mark))]);
    }

    private static string Text(ImportDraft draft) => $"{draft.Kind}: {string.Join(',', draft.Uses.Select(u => u.Text))}";
}
