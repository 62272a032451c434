using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using InitGen.Graph;
using InitGen.Roslyn;
using InitGen.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace InitGen.Compiler.Tests.Forward.RandomPrograms;

/// <summary>Random models, written in C# in random ways, are read back to the graph that they were made from.</summary>
public sealed class RandomProgramTests : ReadingTest
{
    private const int AtOnce = 100;

    private static int Count => TokenCorpus.IsFull ? 5000 : 300;

    [Fact]
    public void What_is_read_is_what_was_written()
    {
        int first = int.Parse(Environment.GetEnvironmentVariable("SEED") ?? "0");
        int count = int.Parse(Environment.GetEnvironmentVariable("COUNT") ?? Count.ToString());
        var failures = new List<string>();
        for (int seed = first; seed < first + count; seed += AtOnce) Check(seed, Math.Min(AtOnce, first + count - seed), failures);
        Assert.True(failures.Count == 0, $"{failures.Count} of {count} programs, read {s_read}, compile {s_compile}\n\n{string.Join("\n\n", failures.OrderBy(static failure => failure.Length).Take(int.Parse(Environment.GetEnvironmentVariable("SHOW") ?? "3")))}");
    }

    private static long s_read, s_compile;
    private static void Check(int first, int count, List<string> failures)
    {
        ModelProgram[] programs = [.. Enumerable.Range(first, count).Select(ProgramGenerator.Make)];
        string[] sources = [.. programs.Select((program, i) => ForwardWriter.Source(program, new Random(first + i)))];
        CSharpCompilation compilation = Compile(string.Join('\n', sources.Append("public class Net;")));
        var v = System.Diagnostics.Stopwatch.StartNew();
        Diagnostic[] errors = [.. compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
        s_compile += v.ElapsedMilliseconds;
        Assert.True(errors.Length == 0, string.Join('\n', errors.Take(5).Select(error => error + "\n" + error.Location.SourceTree!.GetText().Lines[error.Location.GetLineSpan().StartLinePosition.Line])));
        Dictionary<string, INamedTypeSymbol> types = compilation.GlobalNamespace.GetNamespaceMembers().Single(static space => space.Name == "Models").GetTypeMembers().ToDictionary(static type => type.Name);
        for (int i = 0; i < count; i++)
        {
            ModelGraph expected = ExpectedGraph.Of(programs[i]);
            var w = System.Diagnostics.Stopwatch.StartNew(); ModelGraph actual = ModelReader.Read(types[programs[i].Name], compilation, TestContext.Current.CancellationToken).Graph;
            s_read += w.ElapsedMilliseconds; if (!GraphComparison.AreSame(expected, actual)) failures.Add($"seed {first + i}\n{sources[i]}\nexpected\n{GraphText.Of(expected)}\nread\n{GraphText.Of(actual)}");
        }
    }
}
