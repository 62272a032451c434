using System.Collections.Generic;
using System.Linq;

namespace InitGen.Testing;

/// <summary>A pipeline whose steps have no names is a pipeline of which nothing can be checked.</summary>
internal static class StepNamesGuard
{
    public static void Check(GeneratorRun run, IReadOnlyCollection<string> expected, bool requireAll)
    {
        var ran = string.Join(", ", run.Steps.Keys);
        if (run.Steps.Count == 0 && run.Outputs.Length > 0)
            throw new VerificationException("The generator wrote sources but names none of its steps; use WithTrackingName on each.");

        var missing = expected.Where(name => !run.Steps.ContainsKey(name)).ToList();
        if (missing.Count > 0 && (requireAll || (run.Outputs.Length > 0 && missing.Count == expected.Count)))
            throw new VerificationException($"No step of the pipeline is called {string.Join(", ", missing)}. The steps that ran: {ran}.");
    }
}
