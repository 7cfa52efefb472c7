namespace FunnelReports.Bench.Making;

/// <summary>What is known of a lead besides its moves; the values are numbers from 0.</summary>
internal readonly record struct BenchLead(int Number, long CreatedSecond, int Channel, int Persona, int Origin, int Campaign, int Score);
