namespace FunnelReports.Jobs.Demo;

/// <summary>The made-up names of the demo. Addresses end in .example, which nobody can own.</summary>
internal static class DemoNames
{
    public static readonly string[] Personas = ["Marketing Director", "Head of Sales", "Founder", "IT Manager", "Finance Lead", "Agency Owner"];
    public static readonly double[] PersonaShares = [28, 20, 17, 15, 11, 9];

    // How much likelier than the average a persona moves on.
    public static readonly double[] PersonaPull = [1.15, 1.1, 1.0, 0.85, 0.9, 0.75];

    public static readonly string[] Origins = ["Website form", "Landing page", "Chat", "Trade fair", "List upload", "Phone"];
    public static readonly double[] OriginShares = [40, 30, 10, 8, 7, 5];

    public static readonly string[] Themes = ["Brand", "Product tour", "Benchmark report", "Migration guide", "Year-end offer"];

    public static readonly string[] MqlActions = ["Demo request", "Pricing page", "Trial started", "Whitepaper download", "Webinar attended", "Contact form"];
    public static readonly string[] SalesActions = ["Call", "Meeting", "Proposal", "E-mail"];
    public static readonly string[] People = ["Anna Keller", "Ben Okafor", "Clara Novak", "David Rossi", "Elif Demir", "Filip Horvat", "Grace Lin", "Hugo Martin"];

    public static readonly string[] RejectReasons = ["No budget", "Wrong contact", "Not reachable", "Too small", "Student or job seeker", "Existing customer"];
    public static readonly double[] RejectShares = [26, 21, 20, 15, 11, 7];
    public static readonly string[] LossReasons = ["No decision", "Price", "Chose a competitor", "Bad timing", "Missing feature"];
    public static readonly double[] LossShares = [34, 23, 20, 14, 9];

    public static readonly string[] Countries = ["FR", "CZ", "HR", "IT", "DE", "AT", "GB", "NL", "ES", "PL", "US"];
    public static readonly double[] CountryShares = [19, 11, 8, 14, 16, 5, 9, 6, 5, 4, 3];

    private static readonly string[] First = ["Alice", "Bruno", "Camille", "Dario", "Elena", "Franz", "Giulia", "Henri", "Ivana", "Jakub", "Katarina", "Luca", "Marta", "Nikola", "Olga", "Pierre", "Renata", "Simon", "Tereza", "Vito", "Wanda", "Yves", "Zora"];
    private static readonly string[] Last = ["Adler", "Bernard", "Cerny", "Dubois", "Esposito", "Fiala", "Girard", "Horak", "Ivanov", "Jansen", "Kovac", "Lambert", "Moretti", "Novotny", "Olsen", "Petit", "Ricci", "Svoboda", "Tomic", "Urban", "Vidal", "Weber", "Zanetti"];
    private static readonly string[] Firms = ["Aster", "Bluefield", "Corvus", "Delta", "Ember", "Foxglove", "Granite", "Harbor", "Ivory", "Juniper", "Kestrel", "Lumen", "Meridian", "Northwind", "Orchard", "Pinnacle", "Quartz", "Ridge", "Summit", "Terrace", "Umber", "Vector", "Willow", "Zenith"];
    private static readonly string[] Trades = ["Logistics", "Software", "Foods", "Health", "Energy", "Retail", "Media", "Travel", "Works", "Labs"];

    public static (string Name, string Company, string Email) Person(Dice dice, int number)
    {
        var (first, last) = (dice.Of(First), dice.Of(Last));
        var (firm, trade) = (dice.Of(Firms), dice.Of(Trades));
        var mail = $"{first}.{last}.{number}@{firm}-{trade}.example".ToLowerInvariant();
        return ($"{first} {last}", $"{firm} {trade}", mail);
    }
}
