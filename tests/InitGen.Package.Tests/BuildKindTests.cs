using System;
using System.IO;
using System.Linq;
using System.Reflection.PortableExecutable;
using System.Threading.Tasks;
using InitGen.Package.Tests.Consumers;
using InitGen.Package.Tests.Feed;

namespace InitGen.Package.Tests;

/// <summary>A program that is compiled while it runs, partly before, or wholly before: the same weights, and not a word from the tools.</summary>
public sealed class BuildKindTests(PackedFeed feed)
{
    // Every law and every scheme that makes a weight as a whole, every container, sizes of both kinds, models inside models, and enough
    // elements for threads.
    private const string Model = """
        using System;
        using System.Numerics.Tensors;
        using InitGen;

        internal sealed partial class Everything(int width)
        {
            private readonly int _width = width;

            [Dense(100, 50), Init(Scheme.Constant, Value = -0.25)] private readonly float[] _constant = new float[100 * 50];
            [Dense(100, 50), Init(Scheme.Uniform, Low = -0.1, High = 0.3)] private readonly float[] _uniform = new float[100 * 50];
            [Embedding(4096, 512), Init(Scheme.Normal, Std = 0.02)] private float[]? _normal;
            [Dense(100, 50), Init(Scheme.TruncatedNormal, Std = 0.02)] private float[,]? _truncated;
            [Conv(16, 32, 3, 3, Groups = 4), Init(Scheme.He, Distribution = Distribution.Uniform)] private float[,,,]? _conv;
            [Dense(nameof(_width), nameof(_width)), Init(Scheme.Xavier)] private Memory<float> _memory;
            [Dense(nameof(_width), 50), Init(Scheme.LeCun, Distribution = Distribution.TruncatedNormal)] private Tensor<float>? _tensor;
            [Dense(200, 150), Init(Scheme.Orthogonal, Gain = 1.5)] private float[]? _orthogonal;
            [Dense(nameof(_width), 200, Packed = 4), Init(Scheme.Orthogonal, Seed = 7)] private float[]? _gates;
            [Conv(8, 16, 3, 3, Groups = 2), Init(Scheme.DeltaOrthogonal)] private float[]? _delta;
            [Embedding(100, 50), Init(Scheme.UnitSphere)] private float[]? _sphere;
            [Dense(100, 50), Init(Scheme.Identity)] private float[]? _identity;
            [ConvTranspose(8, 16, 4, Groups = 2), Init(Scheme.Dirac, Gain = 0.5)] private float[]? _dirac;
            [Dense(100, 50), Init(Scheme.Sparse, Sparsity = 0.9)] private float[]? _sparse;
            [Bias(200, For = nameof(_gates)), Init(Scheme.LstmForgetBias)] private float[]? _forget;
            [Bias(50, For = nameof(_sparse)), Init(Scheme.PriorProbability)] private float[]? _prior;
            [Init] private readonly Block<int>[] _blocks = { new(), new() };
        }

        internal sealed partial class Block<T>
        {
            [Norm(8), Init] private float[]? _scale;
            [Bias(8)] private float[]? _shift;
            [Dense(8, 8), Init(Scheme.He), Activation(Activation.ReLU)] private readonly float[] _weights = new float[64];
        }

        """;

    private const string Program = """
        using System;
        using System.Runtime.Intrinsics;
        using System.Runtime.InteropServices;
        using InitGen;

        // The widths first: they are the build's, and all below must not depend on them.
        Console.WriteLine(FormattableString.Invariant(
            $"{Vector512.IsHardwareAccelerated} {Vector256.IsHardwareAccelerated} {Vector128.IsHardwareAccelerated}"));

        var model = new Everything(96);
        model.InitializeWeights(new InitializationOptions { Seed = 11, MaxDegreeOfParallelism = 2 });
        foreach (ParameterDescription parameter in model.GetParameters())
        {
            var values = new float[parameter.Length];
            model.FillParameter(parameter.Path, 0, values, seed: 11);
            ulong digest = 14695981039346656037;
            foreach (float value in values) digest = (digest ^ BitConverter.SingleToUInt32Bits(value)) * 1099511628211;
            Console.WriteLine(FormattableString.Invariant($"{parameter.Path} {digest:x16} {parameter}"));
        }

        """;

    private const string Reflection = """
        using System;

        Console.WriteLine(Activator.CreateInstance(Type.GetType(args[0])!));

        """;

    private const string Strict = """
        <OutputType>Exe</OutputType>
        <Nullable>enable</Nullable>
        <InvariantGlobalization>true</InvariantGlobalization>
        <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
        <TrimmerSingleWarn>false</TrimmerSingleWarn>
        """;

    // The compiler's pack for .NET 10 is not served everywhere; that for .NET 9 needs no more of the system than a linker.
    private const string Native = Strict + "<PublishAot>true</PublishAot><NativeDebugSymbols>false</NativeDebugSymbols><StripSymbols>false</StripSymbols>";

    private const string NativeFramework = "net9.0";

    // Built once: the tests of a class take turns.
    private static string[]? _justInTime;

    private static (string, string)[] Sources => [("Model.cs", Model), ("Program.cs", Program)];

    [Fact]
    public async Task ReadyToRun_gives_the_same_bits()
    {
        string[] expected = await JustInTimeAsync();
        var consumer = Consumer.Create(
            feed, "Ready", "net10.0", Strict + "<UseCurrentRuntimeIdentifier>true</UseCurrentRuntimeIdentifier><SelfContained>false</SelfContained><PublishReadyToRun>true</PublishReadyToRun>",
            Sources);
        await consumer.RestoreOrSkipAsync("ReadyToRun");
        string folder = await consumer.PublishAsync("ready");
        foreach (string assembly in (string[])["Ready.dll", "InitGen.Runtime.dll", "InitGen.Core.dll"])
            Assert.True(IsPrecompiled(Path.Combine(folder, assembly)), assembly);
        Assert.False(IsPrecompiled(typeof(BuildKindTests).Assembly.Location));
        Assert.Equal(expected, Lines(await DotNet.RunAsync(folder, DotNet.Patience, Path.Combine(folder, "Ready.dll"))));
    }

    [Fact]
    public async Task NativeAOT_gives_the_same_bits_with_the_instructions_of_any_machine_and_of_this_one()
    {
        await Toolchain.LinkOrSkipAsync(feed.NewFolder("Link"));
        string[] expected = await JustInTimeAsync();
        var consumer = Consumer.Create(feed, "Native", NativeFramework, Native, Sources);
        await consumer.RestoreOrSkipAsync("NativeAOT");
        string[] any = Lines(await DotNet.RunProgramAsync(await consumer.PublishAsync("any"), "Native"));
        string[] native = Lines(await DotNet.RunProgramAsync(await consumer.PublishAsync("this", "-p:IlcInstructionSet=native"), "Native"));

        Assert.Equal(expected[1..], any[1..]);
        Assert.Equal(expected[1..], native[1..]);

        // Without this, both may be one and the same path.
        if (System.Runtime.Intrinsics.Vector256.IsHardwareAccelerated) Assert.NotEqual(any[0], native[0]);
    }

    [Fact]
    public async Task What_does_not_survive_trimming_stops_a_publish()
    {
        await Toolchain.LinkOrSkipAsync(feed.NewFolder("Link"));

        // The analyzers would say it at compile time, where they see source. The package's assemblies are seen by the native compiler alone.
        var consumer = Consumer.Create(
            feed, "Reflecting", NativeFramework,
            Native + "<EnableAotAnalyzer>false</EnableAotAnalyzer><EnableTrimAnalyzer>false</EnableTrimAnalyzer>", ("Program.cs", Reflection));
        await consumer.RestoreOrSkipAsync("NativeAOT");
        DotNetException failure = await Assert.ThrowsAsync<DotNetException>(() => consumer.PublishAsync("never"));
        Assert.Contains("IL2057", failure.Message, StringComparison.Ordinal);
    }

    private async Task<string[]> JustInTimeAsync()
    {
        if (_justInTime is not null) return _justInTime;
        var consumer = Consumer.Create(feed, "Plain", "net10.0", Strict, Sources);
        (await consumer.BuildAsync()).Succeeded();
        string[] lines = Lines(await DotNet.RunAsync(consumer.Folder, DotNet.Patience, consumer.AssemblyPath));

        // The constants are equal among themselves; all that is drawn differs.
        Assert.Equal(23, lines.Length);
        Assert.InRange(lines[1..].Select(static line => line.Split(' ')[1]).Distinct().Count(), 19, 22);
        return _justInTime = lines;
    }

    private static string[] Lines(DotNetRun run) => run.Succeeded().Output.TrimEnd().Split('\n');

    private static bool IsPrecompiled(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        return file.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;
    }
}
