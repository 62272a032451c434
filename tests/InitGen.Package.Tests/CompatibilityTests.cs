using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using InitGen.Package.Tests.Consumers;
using InitGen.Package.Tests.Feed;

namespace InitGen.Package.Tests;

/// <summary>Projects of every kind that may hold a model: the generated code compiles in each, and adds no warning to it.</summary>
public sealed class CompatibilityTests(PackedFeed feed)
{
    // Every container, and the shapes of types that the generator has to repeat. Clean under all rules of the platform, so that a warning
    // can only come from generated code.
    private const string Models = """
        using System;
        using System.Collections.Generic;
        using System.Numerics.Tensors;
        using InitGen;

        namespace Models
        {
            /// <summary>A model of models.</summary>
            public partial class Network
            {
                private const int Inputs = 16;

                [Dense(Inputs, 8), Init(Scheme.He), Activation(Activation.ReLU)]
                private readonly float[] _hidden = new float[Inputs * 8];

                [Bias(8)]
                private readonly float[] _hiddenBias = new float[8];

        #pragma warning disable CA1814 // a rectangle is what this is about
                [Dense(8, 4), Init(Scheme.Xavier, Distribution = Distribution.Uniform)]
                private readonly float[,] _rectangle = new float[4, 8];
        #pragma warning restore CA1814

                [Embedding(32, 8), Init(Scheme.TruncatedNormal, Std = 0.02)]
                private Tensor<float> _table;

                [Init]
                private readonly Block<int> _block = new Block<int>();

                [Init]
                private readonly Block<string>[] _blocks = new[] { new Block<string>(), new Block<string>() };

                [Init]
                private readonly List<Block<int>> _list = new List<Block<int>> { new Block<int>() };

                /// <summary>Fills everything.</summary>
                public Network()
                {
                    InitializeWeights(7);
                }

                /// <summary>The first weights.</summary>
                public ReadOnlySpan<float> Hidden => _hidden;

                /// <summary>Reads what would otherwise be unused.</summary>
                /// <returns>A number that depends on all weights.</returns>
                public double Sum()
                {
                    return _rectangle[0, 0] + _hiddenBias[0] + (double)_table.FlattenedLength + _block.Scale[0] + _blocks.Length + _list.Count;
                }

                /// <summary>A part of a part.</summary>
                internal readonly partial record struct Gate
                {
                    [Bias(3)]
                    private readonly float[] _gate = new float[3];

                    /// <summary>Fills it.</summary>
                    public Gate()
                    {
                        InitializeWeights(3);
                    }

                    /// <summary>The weights.</summary>
                    public ReadOnlySpan<float> Values => _gate;
                }
            }

            /// <summary>A part.</summary>
            /// <typeparam name="T">Nothing that the weights depend on.</typeparam>
            public sealed partial class Block<T>
            {
                [Norm(8), Init]
                private float[] _scale;

                /// <summary>Allocates and fills it.</summary>
                public Block()
                {
                    InitializeWeights(1);
                }

                /// <summary>The weights.</summary>
                public ReadOnlySpan<float> Scale => _scale;
            }
        }

        """;

    private const string User = """
        using System;
        using Models;

        Console.WriteLine(new Network().Hidden[0] != 0);

        """;

    // A null array is the project's own affair where nulls are not watched; elsewhere it is declared.
    private static string Watched { get; } = Models.Replace("Tensor<float> _table", "Tensor<float>? _table", StringComparison.Ordinal)
        .Replace("_table.FlattenedLength", "(_table?.FlattenedLength ?? 0)", StringComparison.Ordinal);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static bool Full => Environment.GetEnvironmentVariable("INITGEN_FULL") == "1";

    [Fact]
    public async Task A_plain_library_and_a_program_that_reaches_the_package_through_it()
    {
        var library = Consumer.Create(
            feed, "Library", "net8.0", "<Nullable>disable</Nullable><ImplicitUsings>disable</ImplicitUsings>", ("Models.cs", Models));
        var program = Consumer.CreateBehind(
            feed, library, "Program", "net10.0", "<OutputType>Exe</OutputType><TreatWarningsAsErrors>true</TreatWarningsAsErrors>", ("Program.cs", User));

        (await program.BuildAsync()).Succeeded();
        Assert.Empty(Finding.Difference([], library.Findings()));
        Assert.Empty(Finding.Difference([], program.Findings()));
        Assert.Equal("True", (await program.RunAsync()).Trim());
    }

    public static IEnumerable<TheoryDataRow<string, string, string>> Settings() =>
        from framework in new[] { "net8.0", "net10.0" }
        from language in new[] { "default", "11", "12", "preview" }
        from nullable in new[] { "enable", "disable", "annotations", "warnings" }
        where Full || (framework, language, nullable) is ("net10.0", "12", "enable")
        select new TheoryDataRow<string, string, string>(framework, language, nullable);

    [Theory]
    [MemberData(nameof(Settings))]
    public async Task A_strict_project_stays_clean(string framework, string language, string nullable)
    {
        string models = nullable is "enable" or "annotations" ? Watched : Models;
        var consumer = Consumer.Create(
            feed, "Strict", framework, Strict + $"<Nullable>{nullable}</Nullable><LangVersion>{language}</LangVersion>", ("Models.cs", models));
        (await consumer.BuildAsync()).Succeeded();
        Assert.Empty(Finding.Difference([], consumer.Findings()));
    }

    [Fact]
    public async Task Two_folders_give_the_same_files_and_the_same_assembly()
    {
        const string Settings = Strict + """
            <Nullable>enable</Nullable>
            <EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles>
            <Deterministic>true</Deterministic>
            <PathMap>$(MSBuildProjectDirectory)=/_</PathMap>
            """;
        Consumer[] twins = [.. Enumerable.Range(0, 2).Select(_ => Consumer.Create(feed, "Twin", "net10.0", Settings, ("Models.cs", Watched)))];
        foreach (Consumer twin in twins)
        {
            (await twin.BuildAsync()).Succeeded();
            Assert.Empty(Finding.Difference([], twin.Findings()));
        }

        FileSet[] generated = [.. twins.Select(static twin => FileSet.Read(twin.GeneratedFolder))];
        Assert.Contains(generated[0].Names, static name => name.EndsWith("InitGen.Kernels.g.cs", StringComparison.Ordinal));
        Assert.Empty(FileSet.Difference(generated[0], generated[1]));
        Assert.Equal(await File.ReadAllBytesAsync(twins[0].AssemblyPath, Cancellation), await File.ReadAllBytesAsync(twins[1].AssemblyPath, Cancellation));
    }

    private const string Strict = """
        <ImplicitUsings>enable</ImplicitUsings>
        <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
        <AnalysisLevel>latest-all</AnalysisLevel>
        <EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>
        <GenerateDocumentationFile>true</GenerateDocumentationFile>
        """;
}
