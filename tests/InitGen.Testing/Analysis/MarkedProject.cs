using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace InitGen.Testing;

/// <summary>A project, and those it refers to, with the marks taken out and resolved.</summary>
internal sealed record MarkedProject(
    TestProject Clean, ImmutableArray<Expectation> Expectations, ImmutableDictionary<string, MarkedPlace> Places)
{
    public static MarkedProject Read(TestProject marked, string? defaultId, IEnumerable<ExpectedDiagnostic> named)
    {
        var expectations = ImmutableArray.CreateBuilder<Expectation>();
        var places = ImmutableDictionary.CreateBuilder<string, MarkedPlace>(StringComparer.Ordinal);

        foreach (var project in marked.Closure())
        {
            foreach (var document in project.Documents)
            {
                var path = project.FullPath(document);
                foreach (var span in Markup.Parse(document.Text).Spans)
                {
                    if (span.Name is null)
                        expectations.Add(new Expectation(new ExpectedDiagnostic(span.Id ?? defaultId ?? throw NoDefaultId()), path, span.Span));
                    else if (!places.TryAdd(span.Name, new MarkedPlace(path, span.Span)))
                        throw new VerificationException($"The markup names two locations '#{span.Name}'.");
                }
            }
        }

        foreach (var expected in named)
        {
            if (expected.At is null)
                expectations.Add(new Expectation(expected, null, default));
            else if (places.TryGetValue(expected.At, out var place))
                expectations.Add(new Expectation(expected, place.Path, place.Span));
            else
                throw NoSuchPlace(expected.At);
        }

        return new MarkedProject(marked.WithoutMarkup(), expectations.ToImmutable(), places.ToImmutable());
    }

    /// <summary>What is expected in one project of the closure; findings without a location belong to the root.</summary>
    public ImmutableArray<Expectation> Of(TestProject project)
    {
        var paths = project.Documents.Select(project.FullPath).ToHashSet(StringComparer.Ordinal);
        return [.. Expectations.Where(e => e.Path is null ? project.Name == Clean.Name : paths.Contains(e.Path))];
    }

    /// <summary>The ids that some markup asserts.</summary>
    public ImmutableHashSet<string> ExpectedIds => [.. Expectations.Select(e => e.Id)];

    /// <summary>The place of <c>{|#name:code|}</c>.</summary>
    public MarkedPlace PlaceOf(string name) => Places.TryGetValue(name, out var place) ? place : throw NoSuchPlace(name);

    private static VerificationException NoSuchPlace(string name) => new($"No markup names the location '{name}', as in {{|#{name}:code|}}.");

    private static VerificationException NoDefaultId() =>
        new("The markup [|code|] does not say which finding it means, as the analyzers know several. Write {|ID:code|} or set DefaultId.");
}
