using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using InitGen.Compiler.Tests.Analysis;
using InitGen.CompilerServices;
using InitGen.Graph;
using InitGen.Roslyn.Plan;

namespace InitGen.Compiler.Tests.Running.Table;

/// <summary>
/// The table of all that a member can be: every scheme, in every kind of layer, in every container, as every type of elements; generated,
/// compiled, run, and held against theory. What makes no sense is refused.
/// </summary>
public sealed class SchemeTableTests : RuleTest
{
    private const ulong Seed = 20_260_103;
    private const int MembersOfModel = 12;

    private static readonly (ElementKind Kind, string Type, Func<double, double> Kept)[] Elements =
    [
        (ElementKind.Single, "float", static value => value),
        (ElementKind.Double, "double", static value => value),
        (ElementKind.Half, "Half", static value => (double)(Half)(float)value),
    ];

    // A parameter of a module has tests of its own.
    private static IEnumerable<StorageKind> Arrays => Enum.GetValues<StorageKind>().Where(static kind => kind != StorageKind.Parameter);

    /// <summary>A member of the table.</summary>
    private sealed record Cell(string Name, SchemeCase Scheme, Layer Layer, ExpectedLaw Law, Container Container, bool InAllTypes);

    [Fact]
    public void Every_member_of_every_enumeration_has_its_place()
    {
        Assert.Equal(Enum.GetValues<Scheme>(), SchemeCase.Schemes.Select(one => one.Scheme));
        Assert.Equal(Arrays, Container.All.Select(one => one.Kind));
        Assert.Equal(Enum.GetValues<ElementKind>(), Elements.Select(one => one.Kind));
        Assert.Equal(Enum.GetValues<LayerKind>(), Layer.All.Select(layer => layer.Kind).Distinct());

        // None of them by name alone: each scheme is filled somewhere, and each container, at each rank that it has.
        Cell[] cells = [.. Cells()];
        Assert.Equal(Enum.GetValues<Scheme>(), cells.Select(cell => cell.Scheme.Scheme).Distinct().Order());
        Assert.Equal(Arrays, cells.Where(cell => cell.InAllTypes).Select(cell => cell.Container.Kind).Distinct().Order());
        Assert.Equal(
            Container.All.Where(container => container.KnowsShape)
                .SelectMany(container => Enumerable.Range(1, 4).Where(rank => container.Type("T", rank) is not null).Select(rank => (container.Kind, rank))).Order(),
            cells.Where(cell => cell.Container.KnowsShape).Select(cell => (cell.Container.Kind, cell.Layer.Rank)).Distinct().Order());
    }

    [Fact]
    public void Weights_are_what_theory_says_in_every_scheme_container_and_type()
    {
        Cell[][] models = [.. Models()];
        using RunningModel loaded = RunningModel.Load(
            string.Concat(models.SelectMany((model, i) => TypesOf(model).Select(element => Source($"Net{i}_{element.Type}", model, element.Type)))), allowUnsafe: true);
        var troubles = new List<string>();
        var bits = new SortedDictionary<string, ulong>(StringComparer.Ordinal);
        for (int i = 0; i < models.Length; i++)
        {
            object net = loaded.Initialize(loaded.Create($"Net{i}_float"), new InitializationOptions { Seed = Seed, MaxDegreeOfParallelism = 1 + (i % 3) });
            Dictionary<string, double[]> floats = Kept(loaded, net);
            foreach (Cell cell in models[i])
            {
                double[] weights = floats[cell.Name];
                if (weights.Length != cell.Layer.Length) troubles.Add($"{cell.Name}: {weights.Length} elements");
                else if (cell.Law.Trouble(weights, cell.Layer) is { } trouble) troubles.Add($"{cell.Name}: {trouble}");
                else if (cell.Container.Kind == StorageKind.Vector && !Checks(cell, weights)) troubles.Add($"{cell.Name}: what is a quarter off passes as well");
                troubles.AddRange(SliceTroubles(net, cell, weights));
                string scheme = $"{cell.Scheme.Scheme}({cell.Scheme.Options}) {cell.Scheme.Activation}".TrimEnd();
                bits[scheme] = Digest(bits.GetValueOrDefault(scheme, 14695981039346656037), weights);
            }

            foreach ((_, string type, Func<double, double> kept) in TypesOf(models[i]).Skip(1))
            {
                Dictionary<string, double[]> others = Kept(
                    loaded, loaded.Initialize(loaded.Create($"Net{i}_{type}"), new InitializationOptions { Seed = Seed, MaxDegreeOfParallelism = 1 + (i % 3) }));
                troubles.AddRange(models[i].Where(cell => !floats[cell.Name].Select(kept).SequenceEqual(others[cell.Name])).Select(cell => $"{cell.Name}: not the same as {type}"));
            }
        }

        Assert.True(troubles.Count == 0, string.Join('\n', troubles.Take(30)));

        // A change of these bits is a new version of every user's model: never by accident.
        Testing.Snapshots.VerifyText(string.Join('\n', bits.Select(entry => string.Create(CultureInfo.InvariantCulture, $"{entry.Key}: {entry.Value:x16}"))));
    }

    /// <summary>What has no law has no code: the finding is on its attribute, and there is one for each.</summary>
    [Fact]
    public Task What_makes_no_sense_is_refused()
    {
        var members = new StringBuilder();
        foreach (SchemeCase scheme in SchemeCase.Schemes)
        {
            foreach (Layer layer in Layer.All.Where(layer => scheme.Law(layer) is null))
            {
                string name = Name(scheme, layer);
                members.AppendLine($"[{layer.Attribute}, {{|INIT004:{scheme.Init(name)}|}}] private float[]? _{name};");
            }
        }

        return Finds($$"""
            public sealed partial class Net
            {
                [Dense(4, 4096)] public float[]? _layer;
                [Norm(4096)] public float[]? _norm;
                {{members}}
            }
            """);
    }

    // A few members in a model: what the compiler knows of nulls in a method costs the square of their number.
    private static IEnumerable<Cell[]> Models() => Cells()
        .GroupBy(static cell => (cell.Scheme, cell.InAllTypes))
        .SelectMany(static cells => cells.Chunk(MembersOfModel));

    private static IEnumerable<Cell> Cells() => SchemeCase.Schemes.SelectMany(static scheme => Cells(scheme, string.Empty, isVariant: false))
        .Concat(SchemeCase.Variants.SelectMany(static (variant, i) => Cells(variant, i.ToString(CultureInfo.InvariantCulture), isVariant: true)));

    // What options make of a law, and what a law makes of a layer, has nothing to do with what keeps it.
    private static IEnumerable<Cell> Cells(SchemeCase scheme, string suffix, bool isVariant) =>
        from layer in Layer.All
        let law = scheme.Law(layer)
        where law is not null
        let inAll = layer.InAllContainers && !isVariant
        from container in Container.All
        where container.Type("T", layer.Rank) is not null && (container == Container.All[0] || (inAll && (container.KnowsShape || layer != Layer.Conv2)))
        select new Cell($"{Name(scheme, layer)}{suffix}_{container.Kind}", scheme, layer, law, container, inAll);

    private static (ElementKind Kind, string Type, Func<double, double> Kept)[] TypesOf(Cell[] model) => model[0].InAllTypes ? Elements : Elements[..1];

    private static string Name(SchemeCase scheme, Layer layer) => $"{scheme.Scheme}_{layer.Name}";

    private static string Source(string name, Cell[] cells, string element)
    {
        var source = new StringBuilder($"public sealed unsafe partial class {name} {{\n");
        foreach ((string owner, string attribute) in new[] { ("_layer", "Dense(4, 4096)"), ("_norm", "Norm(4096)") })
        {
            if (cells.Any(cell => cell.Layer.Owner == attribute)) source.Append($"[{attribute}, Init(Scheme.Zero)] public float[]? {owner};\n");
        }

        foreach (Cell cell in cells)
        {
            string memory = $"({element}*)System.Runtime.InteropServices.NativeMemory.Alloc({cell.Layer.Length}, (nuint)sizeof({element}))";
            source.Append($"[{cell.Scheme.Attributes(cell.Layer, cell.Name)}] public {cell.Container.Type(element, cell.Layer.Rank)} {cell.Name}")
                .Append(cell.Container.Kind == StorageKind.Pointer ? " = " + memory : string.Empty).Append(";\n");
        }

        // What is null was not generated.
        source.Append("public Dictionary<string, object> Kept() { var kept = new Dictionary<string, object>();\n");
        foreach (Cell cell in cells)
        {
            source.Append($"kept.Add(\"{cell.Name}\", ").Append(cell.Container.Kind switch
            {
                StorageKind.Pointer => $"new Span<{element}>({cell.Name}, {cell.Layer.Length}).ToArray()); System.Runtime.InteropServices.NativeMemory.Free({cell.Name});\n",
                StorageKind.Memory => $"{cell.Name});\n",
                _ => $"{cell.Name} ?? throw new InvalidOperationException(\"{cell.Name} is null.\"));\n",
            });
        }

        return source.Append("return kept; } }\n").ToString();
    }

    private static Dictionary<string, double[]> Kept(RunningModel loaded, object net) =>
        ((Dictionary<string, object>)loaded.Call(net, "Kept")!).ToDictionary(entry => entry.Key, entry => Weights.Of(entry.Value));

    // A check that cannot fail proves nothing: the same weights a quarter larger, or one of them not 0, must not pass.
    private static bool Checks(Cell cell, double[] weights)
    {
        double[] off = Array.ConvertAll(weights, weight => weight * 1.25);
        if (cell.Law is ExpectedLaw.Exactly { Value: 0 }) off[^1] = 1;
        return cell.Law.Trouble(off, cell.Layer) is not null;
    }

    // FNV-1a over the floats, a word at a time.
    private static ulong Digest(ulong digest, double[] weights)
    {
        foreach (double weight in weights) digest = unchecked((digest ^ BitConverter.SingleToUInt32Bits((float)weight)) * 1099511628211);
        return digest;
    }

    private static IEnumerable<string> SliceTroubles(object net, Cell cell, double[] weights)
    {
        int start = weights.Length / 3, count = weights.Length / 5;
        string path = cell.Name + (cell.Layer.Kind == LayerKind.Bias ? ".bias" : ".weight");
        float[] slice = RunningModel.Slice(net, path, start, count, Seed);
        return weights.AsSpan(start, count).SequenceEqual(Array.ConvertAll(slice, static weight => (double)weight)) ? [] : [$"{cell.Name}: a slice differs"];
    }
}
