using FunnelReports.Core.Stages;

namespace FunnelReports.Core.Tests.Stages;

public class FunnelChangeTests
{
    private static readonly StageLine Mql = new(2, "mql", "MQL", "SuccessPath", "Mql", "1");

    [Fact]
    public void Known_keys_keep_their_ids_and_new_ones_take_the_next_free()
    {
        var change = Change(empty: false, Mql, new(3, "demo", "Demo", "SuccessPath", "", "2"), new(4, "trial", "Trial", "Detour", "", ""));

        Assert.Empty(change.Errors);
        Assert.Equal([2, 9, 10], new[] { "mql", "demo", "trial" }.Select(key => (int)change.After!.Find(key)!.Id));
        Assert.Equal(["demo", "trial"], change.Added.Select(s => s.Key));
    }

    [Fact]
    public void What_the_file_lacks_is_retired_or_on_an_empty_database_removed()
    {
        var kept = Change(empty: false, Mql);
        var fresh = Change(empty: true, Mql);

        Assert.Equal(["lead", "sql", "opportunity", "customer", "rejected", "recycled", "lost"], kept.Retired.Select(s => s.Key));
        Assert.Equal(8, kept.After!.Stages.Length);
        Assert.True(kept.After.Find("lead")!.Retired);
        Assert.Equal(kept.Retired, fresh.Removed);
        Assert.Equal(["mql"], fresh.After!.Stages.Select(s => s.Key));
    }

    [Fact]
    public void A_retired_stage_comes_back_with_its_old_id()
    {
        var before = Change(empty: false, Mql).After!;

        var back = new FunnelChange(before, [Mql, new(3, "sql", "SQL", "SuccessPath", "Sql", "2")], empty: false);

        Assert.Equal(["sql"], back.Changed.Select(s => s.Key));
        Assert.Equal((short)3, back.After!.Find("sql")!.Id);
        Assert.False(back.After.Find("sql")!.Retired);
        Assert.Empty(back.Retired);
    }

    [Fact]
    public void The_same_file_again_is_no_change()
    {
        var before = Change(empty: false, Mql).After!;

        Assert.True(new FunnelChange(before, [Mql], empty: false).IsNothing);
    }

    [Theory]
    [InlineData("mql", "", "3", "line 3, column key: \"mql\" stands on line 2 already. Give each stage its own.")]
    [InlineData("sql", "mql", "3", "line 3, column role: \"Mql\" stands on line 2 already. Give each stage its own.")]
    [InlineData("sql", "", "1", "line 3, column order: \"1\" stands on line 2 already. Give each stage its own.")]
    public void Two_stages_with_one_key_role_or_place_are_refused_by_line(string key, string role, string order, string expected) =>
        Assert.Equal([expected], Change(empty: true, Mql, new(3, key, "Other", "SuccessPath", role, order)).Errors);

    [Fact]
    public void A_funnel_needs_a_path()
    {
        Assert.Equal(["No stage is of kind SuccessPath. A funnel needs at least one."], Change(true, new StageLine(2, "lost", "Lost", "Detour", "", "1")).Errors);
        Assert.Equal(["The file has no stages, only its header. A funnel needs at least one stage of kind SuccessPath."], Change(true).Errors);
    }

    private static FunnelChange Change(bool empty, params StageLine[] lines) => new(Funnel.Default, lines, empty);
}
