using System.Globalization;

namespace FunnelReports.Web.Auth;

/// <summary>Why a change to the accounts was refused: an English text, which is also the key of its translations.</summary>
/// <param name="Text">The sentence, with <c>{0}</c> where values go.</param>
/// <param name="Values">The values.</param>
public sealed record Refusal(string Text, params object[] Values)
{
    /// <summary>The sentence in English, for the command line.</summary>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, Text, Values);
}
