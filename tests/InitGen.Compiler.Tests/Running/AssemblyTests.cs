using System.Linq;
using InitGen.Generator;
using InitGen.Testing;

namespace InitGen.Compiler.Tests.Running;

/// <summary>Models of one assembly inside models of another, and defaults of a whole assembly.</summary>
public sealed class AssemblyTests
{
    private static readonly TestProject Library = (Compiler.Project with { Name = "Library" }).WithSources("""
        [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Test")]
        """, Compiler.Model("""
        public partial class Block
        {
            [Dense(8, 8), Init(Scheme.He)] public float[]? Weight { get; private set; }
        }
        """));

    private static readonly TestProject Program = Compiler.Project.WithProjectReferences(Library).WithSources(Compiler.Model("""
        public sealed partial class Net
        {
            [Init] private readonly Block[] _blocks = { new(), new Special() };
        }

        public sealed partial class Special : Block
        {
            [Dense(8, 2), Init(Scheme.Xavier)] private float[]? _head;
        }
        """)) with { NoWarn = ["CS0169"] };

    [Fact]
    public void A_model_of_another_assembly_is_composed_and_derived_from()
    {
        using CompiledModel model = CompiledModel.Load(Program, new InitGenerator());
        object net = model.Create("Models.Net");
        model.Call(net, "InitializeWeights", 1UL);
        Assert.Equal("blocks.0.Weight.weight blocks.1.Weight.weight blocks.1.head.weight", RunningModel.Paths(net));
    }

    [Fact]
    public void Two_assemblies_that_see_each_others_internals_do_not_clash() => Compiler.Generator.Verify(Program);

    [Fact]
    public void Defaults_of_the_assembly_yield_to_those_of_the_type_and_to_the_members_own()
    {
        using CompiledModel model = CompiledModel.Load(
            Compiler.Project.WithSources("""
                [assembly: InitGen.InitDefaults(InitGen.Scheme.Normal, Std = 0.5)]
                """, Compiler.Model("""
                public partial class Outer
                {
                    [Dense(8, 8), Init] private float[]? _a;
                    [Dense(8, 8), Init(Scheme.Normal, Std = 0.25)] private float[]? _own;
                    [Bias(8), Init] private float[]? _bias;
                    [Norm(8), Init] private float[]? _gamma;

                    [InitDefaults(Scheme.Uniform, Low = -1, High = 1)]
                    public sealed partial class Inner { [Dense(8, 8), Init] private float[]? _a; }

                    public sealed partial class Nested { [Dense(8, 8), Init] private float[]? _a; }
                }
                """)) with { NoWarn = ["CS0169"] },
            new InitGenerator());
        Assert.Equal(
            ["N(0, 0.5)", "N(0, 0.25)", "0", "1"],
            RunningModel.Parameters(model.Create("Models.Outer")).Select(parameter => parameter.Distribution.ToString()));
        Assert.Equal("U(-1, 1)", RunningModel.Parameters(model.Create("Models.Outer+Inner")).Single().Distribution.ToString());
        Assert.Equal("N(0, 0.5)", RunningModel.Parameters(model.Create("Models.Outer+Nested")).Single().Distribution.ToString());
    }
}
