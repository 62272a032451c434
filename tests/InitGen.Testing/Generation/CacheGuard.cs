using System.Linq;
using Microsoft.CodeAnalysis;

namespace InitGen.Testing;

/// <summary>Typing somewhere else costs nothing.</summary>
internal static class CacheGuard
{
    public static void Check(GeneratorSession session, TestProject project)
    {
        RequireCached(session.Run, session.Again().Run, "a second run over the same input");

        var grown = project.WithDocument("Bystander.cs", "namespace Bystanders { internal static class Bystander { } }");
        var withBystander = session.Edit(grown);
        RequireCached(session.Run, withBystander.Run, "a new file that has nothing to do with the models");

        var commented = grown.WithDocument("Bystander.cs", "namespace Bystanders { /* typed */ internal static class Bystander { } }");
        RequireCached(session.Run, withBystander.Edit(commented).Run, "a comment typed in another file");

        var remarked = project with { Documents = [.. project.Documents.Select(d => d with { Text = d.Text + "\n// typed\n" })] };
        RequireCached(session.Run, session.Edit(remarked).Run, "a comment typed at the end of the models' own files");
    }

    private static void RequireCached(GeneratorRun before, GeneratorRun after, string edit)
    {
        foreach (var (name, outputs) in after.Steps)
        {
            var changed = outputs.Where(o => o.Reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged)).ToList();
            if (changed.Count > 0)
                throw new VerificationException($"Not cached: after {edit}, step '{name}' did its work again.\n\n" + Describe.List(changed.Select(Line)));
        }

        var written = after.Outputs.Where(o => o.Reason is not IncrementalStepRunReason.Cached).ToList();
        if (written.Count > 0)
        {
            throw new VerificationException(
                $"Not cached: after {edit}, {written.Count} of {after.Outputs.Length} source outputs were written again.\n\n"
                + Describe.List(after.Steps.Select(s => $"step '{s.Key}': {string.Join(", ", s.Value.Select(o => o.Reason))}")));
        }

        DeterminismGuard.CompareSources(before, after, $"Output differs after {edit}");
    }

    private static string Line(StepOutput output) => $"{output.Reason}: {output.Value}";
}
