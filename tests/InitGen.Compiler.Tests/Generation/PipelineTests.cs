using System.Linq;
using InitGen.Generator;
using InitGen.Testing;
using Microsoft.CodeAnalysis;

namespace InitGen.Compiler.Tests.Generation;

/// <summary>What an edit recomputes, and what it must not.</summary>
public sealed class PipelineTests
{
    private static readonly string First = Compiler.Model("""
        public sealed partial class First
        {
            [Dense(4, 2), Init(Scheme.He)] private float[]? _a;
            [Dense(4, 2), Init(Scheme.He)] private float[]? _b;
            [Bias(2)] private float[]? _c;
        }
        """);

    private static readonly string Second = Compiler.Model("""
        public sealed partial class Second
        {
            [Bias(2)] private float[]? _a;
            [Dense(4, 2)] [field: Init(Scheme.He)] public float[]? B { get; set; }
        }

        public sealed partial class Fourth
        {
            [TiedTo(nameof(_b))] private float[]? _a;
            [Dense(4, 2), Init(Scheme.He)] private float[]? _b;
        }

        [Layer]
        public sealed partial class Fifth
        {
            [Weight, Dense(4, 2)] private float[]? _a;
            [Bias(2)] private float[]? _b;
        }

        [Pretrained("weights.safetensors")]
        public sealed partial class Sixth
        {
            [Dense(4, 2)] private float[]? _a;
            [Dense(4, 2), Init(Scheme.He)] private float[]? _b;
        }

        public sealed partial class Third
        {
            [field: Dense(4, 2), Init(Scheme.He)] public float[]? A { get; set; }
        }
        """);

    private static readonly TestProject Project = Compiler.Project.WithDocument("First.cs", First).WithDocument("Second.cs", Second)
        with { NoWarn = ["CS0169"] };

    [Fact]
    public void Every_step_runs_and_each_type_is_read_once()
    {
        GeneratorResult result = (Compiler.Generator with { RequireAllSteps = true }).Verify(Project);
        Assert.Equal(7, result.Sources.Count);
        Assert.Single(result.Run.Steps[TrackingNames.Layers]);
        Assert.Single(result.Run.Steps[TrackingNames.InitModels]);
        Assert.Single(result.Run.Steps[TrackingNames.BiasModels]);
        Assert.Single(result.Run.Steps[TrackingNames.TiedModels]);
        Assert.Single(result.Run.Steps[TrackingNames.PretrainedModels]);
        Assert.Single(result.Run.Steps[TrackingNames.TargetedModels]);
    }

    [Fact]
    public void An_edit_of_one_model_leaves_the_others_and_the_kernels()
    {
        GeneratorResult result = Compiler.Generator.Verify(Project);
        GeneratorRun after = result.Edit(Project.WithDocument("First.cs", First.Replace("Dense(4, 2)", "Dense(4, 3)").Replace("Bias(2)", "Bias(3)")));
        Assert.Equal([IncrementalStepRunReason.Modified], after.Reasons(TrackingNames.InitModels));
        Assert.All(after.Reasons(TrackingNames.BiasModels), IsKept);
        Assert.All(after.Reasons(TrackingNames.TargetedModels), IsKept);
        Assert.All(after.Reasons(TrackingNames.Layers), IsKept);
        Assert.All(after.Reasons(TrackingNames.Kernels), IsKept);
        Assert.Single(after.Outputs, output => output.Reason != IncrementalStepRunReason.Cached);
    }

    [Fact]
    public void An_edit_that_changes_nothing_in_the_model_keeps_its_output()
    {
        GeneratorResult result = Compiler.Generator.Verify(Project);
        GeneratorRun after = result.Edit(Project.WithDocument(
            "First.cs",
            First.Replace("[Dense(4, 2), Init(Scheme.He)]", "/* moved */\n    [Init(scheme: Scheme.He)]\n\n [Dense(inputs: 2 * 2, 2)]") + "\n// the end"));
        Assert.All(after.Reasons(TrackingNames.InitModels), IsKept);
        Assert.All(after.Outputs, output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }

    [Fact]
    public void A_new_distribution_changes_the_kernels()
    {
        GeneratorResult result = Compiler.Generator.Verify(Project);
        GeneratorRun after = result.Edit(Project.WithDocument(
            "First.cs", First.Replace("Init(Scheme.He)", "Init(Scheme.He, Distribution = Distribution.Uniform)")));
        Assert.Equal([IncrementalStepRunReason.Modified], after.Reasons(TrackingNames.Kernels));
    }

    [Fact]
    public void A_change_in_another_file_that_matters_is_seen()
    {
        TestProject project = Compiler.Project
            .WithDocument("Net.cs", Compiler.Model("public sealed partial class Net { [Dense(Sizes.Inputs, 2), Init(Scheme.He)] private float[]? _a; }"))
            .WithDocument("Sizes.cs", Compiler.Model("public static class Sizes { public const int Inputs = 4; }")) with { NoWarn = ["CS0169"] };
        GeneratorResult result = Compiler.Generator.Verify(project);
        GeneratorRun after = result.Edit(project.WithDocument("Sizes.cs", Compiler.Model("public static class Sizes { public const int Inputs = 5; }")));
        Assert.Equal([IncrementalStepRunReason.Modified], after.Reasons(TrackingNames.InitModels));
        Assert.Contains("[2, 5]", after.Sources.Single(source => source.Key.Contains("Net")).Value);
    }

    [Fact]
    public void An_edit_of_a_layer_reaches_the_models_that_hold_it()
    {
        string layer = Compiler.Model("""
            [Layer]
            public sealed partial class Square
            {
                public Square(int width) => Width = width;
                [FanIn, FanOut] public int Width { get; }
                [Weight] private float[]? _a;
            }
            """);
        TestProject project = Compiler.Project
            .WithDocument("Net.cs", Compiler.Model("public sealed partial class Net { [Init(Scheme.He)] private readonly Square _a = new(4); }"))
            .WithDocument("Square.cs", layer) with { NoWarn = ["CS0169"] };
        GeneratorResult result = Compiler.Generator.Verify(project);
        GeneratorRun moved = result.Edit(project.WithDocument("Square.cs", layer.Replace("private float", "/* moved */ private float")));
        Assert.All(moved.Reasons(TrackingNames.InitModels), IsKept);
        Assert.All(moved.Reasons(TrackingNames.Layers), IsKept);
        GeneratorRun after = result.Edit(project.WithDocument("Square.cs", layer.Replace("Width = width", "Width = 2 * width")));
        Assert.Equal([IncrementalStepRunReason.Modified], after.Reasons(TrackingNames.InitModels));
        Assert.Equal([IncrementalStepRunReason.Modified], after.Reasons(TrackingNames.Layers));
        Assert.Contains("[8, 8]", after.Sources.Single(source => source.Key.Contains("Net")).Value);
    }

    [Fact]
    public void The_order_of_files_does_not_matter()
    {
        string one = Compiler.Model("public sealed partial class Net { [Dense(4, 2), Init(Scheme.He)] private float[]? _a; }");
        string two = Compiler.Model("public sealed partial class Net { [Dense(4, 3), Init(Scheme.He)] private float[]? _b; }");
        TestProject project = Compiler.Project with { NoWarn = ["CS0169"] };
        GeneratorResult forth = Compiler.Generator.Verify(project.WithDocument("One.cs", one).WithDocument("Two.cs", two));
        GeneratorResult back = Compiler.Generator.Verify(project.WithDocument("Two.cs", two).WithDocument("One.cs", one));
        Assert.Equal(forth.Sources.OrderBy(source => source.Key), back.Sources.OrderBy(source => source.Key));
    }

    [Fact]
    public void A_deep_class_hierarchy_is_read_level_by_level()
    {
        // Were each level to read its bases with all that they read in turn, this would take 2^24 readings and never end.
        string levels = string.Concat(Enumerable.Range(1, 24).Select(level =>
            $"public partial class L{level} : L{level - 1} {{ [Bias(2)] public float[]? B{level}; }}\n"));
        GeneratorResult result = Compiler.Generator.Verify(Compiler.Model("public partial class L0 { [Bias(2)] public float[]? B0; }\n" + levels));
        Assert.Equal(25, result.Sources.Count);
    }

    [Fact]
    public void An_alias_of_the_attribute_is_the_attribute()
    {
        GeneratorResult result = Compiler.Generator.Verify("""
            using I = InitGen.InitAttribute;
            using InitGen;
            public sealed partial class Net
            {
                [Dense(4, 2), I(Scheme.He)] public float[] A = new float[8];
                [Dense(4, 2), InitAttribute(Scheme.He)] public float[] B = new float[8];
                [Dense(4, 2), global::InitGen.Init(Scheme.He)] public float[] C = new float[8];
            }
            """);
        Assert.Equal(3, result["Net.InitGen.g.cs"].Split("pass.Enter(").Length - 1);
    }

    [Fact]
    public void Names_of_files_stay_short_plain_and_distinct()
    {
        string name = new('N', 300);
        GeneratorResult result = Compiler.Generator.Verify($$"""
            using InitGen;
            public partial class {{name}} { [Bias(2)] public float[] A = new float[2]; }
            public partial class M{{name}} { [Bias(2)] public float[] A = new float[2]; }
            public partial class Größe { [Bias(2)] public float[] A = new float[2]; }
            public partial class Gr__e { [Bias(2)] public float[] A = new float[2]; }
            public partial class Net { [Bias(2)] public float[] A = new float[2]; }
            public partial class Net<T> { [Bias(2)] public float[] A = new float[2]; }
            """);
        Assert.Equal(6, result.Sources.Count);
        Assert.All(result.Sources.Keys, static key =>
        {
            Assert.InRange(key.Length, 1, 140);
            Assert.Matches("^[A-Za-z0-9._-]+$", key);
        });
    }

    [Fact]
    public void Nothing_is_generated_where_it_could_not_compile()
    {
        GeneratorVerifier old = Compiler.Generator with { TrackedSteps = [] };
        Assert.Empty(old.Verify(Project with { LanguageVersion = Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp9, Documents =
            [new TestDocument("A.cs", "public partial class Net { [InitGen.Bias(2)] public float[] A = new float[2]; }")] }).Sources);
    }

    [Fact]
    public void Strict_projects_of_every_kind_accept_the_generated_code()
    {
        foreach (NullableContextOptions nullable in new[] { NullableContextOptions.Enable, NullableContextOptions.Disable, NullableContextOptions.Warnings })
        {
            Compiler.Generator.Verify(Compiler.Project.WithSources("""
                namespace System { namespace Models { public class Tensor { } } }
                namespace InitGen.Models.@namespace
                {
                    public partial class Net
                    {
                        [Dense(4, 2), Init(Scheme.He)] public float[] A = new float[8];
                        [Init] public readonly Block Block = new Block();
                        private const int global = 3;
                        public int Vector512 => global;
                    }

                    public partial struct Block { public Block() { } [Dense(4, 2), Init(Scheme.He)] public float[] A = new float[8]; }
                }
                """) with { Nullable = nullable });
        }
    }

    private static void IsKept(IncrementalStepRunReason reason) =>
        Assert.Contains(reason, new[] { IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged });
}
