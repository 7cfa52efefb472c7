using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace FunnelReports.Web.Cli;

/// <summary>A verb of the program with examples of its use.</summary>
internal sealed class Verb : Command
{
    public Verb(string name, string description, params IReadOnlyList<string> examples)
        : base(name, description) =>
        Add(Help(examples));

    /// <summary>The option <c>--help</c> that shows examples too.</summary>
    public static HelpOption Help(IReadOnlyList<string> examples)
    {
        var help = new HelpOption();
        help.Action = new HelpWithExamples((HelpAction)help.Action!, examples);
        return help;
    }

    private sealed class HelpWithExamples(HelpAction inner, IReadOnlyList<string> examples) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            inner.Invoke(parseResult);
            var output = parseResult.InvocationConfiguration.Output;
            if (examples.Count > 0)
            {
                output.WriteLine("Examples:");
                foreach (var example in examples) output.WriteLine($"  {example}");
                output.WriteLine();
            }

            return ExitCode.Done;
        }
    }
}
