using FunnelReports.Core.Stages;

namespace FunnelReports.Core.Tests.Stages;

public class FunnelTests
{
    [Fact]
    public void The_default_funnel_goes_from_lead_to_customer() =>
        Assert.Equal(["lead", "mql", "sql", "opportunity", "customer"], Funnel.Default.SuccessPath.Select(s => s.Key));

    [Fact]
    public void Detours_come_after_the_path() =>
        Assert.Equal(["rejected", "recycled", "lost"], Funnel.Default.Stages.Skip(5).Select(s => s.Key));

    [Fact]
    public void A_role_names_its_stage() => Assert.Equal("mql", Funnel.Default.With(StageRole.Mql)?.Key);

    [Fact]
    public void A_later_stage_of_the_path_reaches_an_earlier_one_and_not_the_other_way()
    {
        Assert.True(Funnel.Default.Reaches(entered: 4, target: 2));
        Assert.False(Funnel.Default.Reaches(entered: 2, target: 4));
    }

    [Fact]
    public void A_detour_reaches_only_itself()
    {
        Assert.True(Funnel.Default.Reaches(entered: 6, target: 6));
        Assert.False(Funnel.Default.Reaches(entered: 6, target: 1));
        Assert.False(Funnel.Default.Reaches(entered: 5, target: 6));
    }

    [Fact]
    public void Two_stages_with_one_role_are_refused_by_name()
    {
        var error = Assert.Throws<ArgumentException>(() => new Funnel(
        [
            new Stage(1, "mql", "MQL", StageKind.SuccessPath, StageRole.Mql, 1),
            new Stage(2, "mql-2", "MQL 2", StageKind.SuccessPath, StageRole.Mql, 2),
        ]));
        Assert.Equal("Stages 'mql' and 'mql-2' share the role Mql. Leave it to one of them.", error.Message);
    }

    [Fact]
    public void A_retired_stage_gives_its_role_free()
    {
        var funnel = new Funnel(
        [
            new Stage(1, "mql", "MQL", StageKind.SuccessPath, StageRole.Mql, 1, Retired: true),
            new Stage(2, "mql-2", "MQL 2", StageKind.SuccessPath, StageRole.Mql, 2),
        ]);
        Assert.Equal("mql-2", funnel.With(StageRole.Mql)?.Key);
    }

    [Fact]
    public void A_funnel_without_a_path_is_refused() =>
        Assert.Throws<ArgumentException>(() => new Funnel([new Stage(1, "lost", "Lost", StageKind.Detour, null, 1)]));
}
