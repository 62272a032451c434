using System;
using System.Collections.Generic;
using System.Linq;
using InitGen.Graph;
using InitGen.Roslyn;
using InitGen.Testing;
using InitGen.Theory;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace InitGen.Compiler.Tests.Forward.RandomPrograms;

/// <summary>Random models, written in C# in random ways, are read back to the graph that they were made from.</summary>
/// <remarks><c>INITGEN_FULL=1</c> takes thousands. <c>INITGEN_SEED</c> takes the one that a failure names.</remarks>
public sealed class RandomProgramTests : ReadingTest
{
    private const string SeedVariable = "INITGEN_SEED";
    private const int AtOnce = 100;
    private const int Shown = 3;

    private static int Count => TokenCorpus.IsFull ? 3000 : 60;

    [Fact]
    public void What_is_read_is_what_was_written()
    {
        (int first, int count) = int.TryParse(Environment.GetEnvironmentVariable(SeedVariable), out int seed) ? (seed, 1) : (0, Count);
        List<string> wrong = [], unknown = [];
        for (int start = first; start < first + count; start += AtOnce) Check([.. Enumerable.Range(start, Math.Min(AtOnce, first + count - start))], wrong, unknown);
        Assert.True(wrong.Count == 0, Text(wrong, "are read wrongly"));

        // Not to understand is right, but rare.
        Assert.True(unknown.Count <= count / 200, Text(unknown, "are not understood"));

        string Text(List<string> models, string what) =>
            $"{models.Count} of {count} models {what}\n\n{string.Join("\n\n", models.OrderBy(static model => model.Length).Take(Shown))}";
    }

    // One compilation for many models: to make one costs more than to read a model.
    private static void Check(int[] seeds, List<string> wrong, List<string> unknown)
    {
        ModelProgram[] programs = [.. seeds.Select(ProgramGenerator.Make)];
        string[] sources = [.. programs.Select((program, i) => ForwardWriter.Source(program, new Random(seeds[i])))];
        ModelGraph[] graphs = Read(string.Concat(sources), [.. programs.Select(static program => program.Name)]);
        for (int i = 0; i < seeds.Length; i++)
        {
            ModelGraph expected = ExpectedGraph.Of(programs[i]);
            if (GraphComparison.AreSame(expected, graphs[i])) continue;
            (graphs[i].Nodes.Any(static node => node is UnknownNode) ? unknown : wrong).Add(
                $"{SeedVariable}={seeds[i]}\n{sources[i]}\nexpected\n{GraphText.Of(expected)}\nread\n{GraphText.Of(graphs[i])}");
        }
    }

    private static ModelGraph[] Read(string source, string[] names)
    {
        CSharpCompilation compilation = Compile(source + "public sealed class Net { }");
        Assert.DoesNotContain(compilation.GetDiagnostics(TestContext.Current.CancellationToken), static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return [.. names.Select(name => ModelReader.Read(Type(compilation, name), compilation, TestContext.Current.CancellationToken).Graph)];
    }

    [Fact]
    public void A_model_that_is_written_wrongly_is_found_out()
    {
        ActivationInfo tanh = ActivationTable.Get(Activation.Tanh), sigmoid = ActivationTable.Get(Activation.Sigmoid);
        ModelProgram right = Model("Right", tanh, isResidual: true, rate: 0.2);
        ModelProgram[] written = [right, Model("Swapped", sigmoid, isResidual: true, rate: 0.2), Model("Dropped", tanh, isResidual: false, rate: 0.2), Model("Rated", tanh, isResidual: true, rate: 0.5)];
        for (int seed = 0; seed < 5; seed++)
        {
            ModelGraph[] read = Read(string.Concat(written.Select(program => ForwardWriter.Source(program, new Random(seed)))), [.. written.Select(static program => program.Name)]);
            Assert.Equal([true, false, false, false], read.Select(graph => GraphComparison.AreSame(ExpectedGraph.Of(right), graph)));
        }
    }

    private static ModelProgram Model(string name, ActivationInfo activation, bool isResidual, double rate)
    {
        var x = new ProgramValue(0, new Operation.Input("x"), 4);
        var dense = new ProgramValue(1, new Operation.Dense("_w", "_b"), 4, x);
        var active = new ProgramValue(2, new Operation.Activate(activation), 4, dense);
        var dropped = new ProgramValue(3, new Operation.Dropout(rate), 4, active);
        var sum = new ProgramValue(4, new Operation.Sum(), 4, dropped, x);
        return isResidual ? new(name, [x, dense, active, dropped, sum], [sum]) : new(name, [x, dense, active, dropped], [dropped]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void The_order_of_nodes_and_of_addends_says_nothing_and_all_else_does(int other)
    {
        ModelGraph Graph(int first, int second, double factor) => new("Net", LayerOrder.Forward, EquatableArray.Of<GraphNode>(
            new InputNode(0) { Name = "x" },
            new ActivationNode(1, EquatableArray.Of(0), string.Empty, ActivationTable.Get(first == 0 ? Activation.Tanh : Activation.ReLU)),
            new ActivationNode(2, EquatableArray.Of(0), string.Empty, ActivationTable.Get(second == 0 ? Activation.Tanh : Activation.ReLU)),
            new AffineNode(3, EquatableArray.Of(1), first == 0 ? factor : 1, 0),
            new AffineNode(4, EquatableArray.Of(2), second == 0 ? factor : 1, 0),
            new SumNode(5, EquatableArray.Of(3, 4)))) { Outputs = EquatableArray.Of(5) };
        ModelGraph compared = other switch { 0 => Graph(1, 0, 0.5), 1 => Graph(0, 1, 0.25), _ => Graph(0, 0, 0.5) };
        Assert.Equal(other == 0, GraphComparison.AreSame(Graph(0, 1, 0.5), compared));
    }
}
