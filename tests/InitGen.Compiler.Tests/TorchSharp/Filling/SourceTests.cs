using System.Linq;
using System.Threading.Tasks;
using InitGen.Testing;
using Microsoft.CodeAnalysis;

namespace InitGen.Compiler.Tests.Torch;

/// <summary>What is generated for modules, to the letter; and what is said of members that cannot be filled.</summary>
public sealed class SourceTests
{
    private const string Net = """
        internal sealed partial class Net : Module<Tensor, Tensor>
        {
            [Init(Scheme.He), Activation(Activation.ReLU)] private readonly Linear fc1 = nn.Linear(784, 256);
            [Init(Scheme.Orthogonal)] private readonly Conv2d conv;
            [Init(Scheme.Xavier)] private readonly Sequential? head;
            [Dense(8, 6), Init(Scheme.Orthogonal)] private readonly Parameter dense = Parameter(torch.empty(6, 8));
            [Init(Scheme.He)] private readonly Parameter matrix = Parameter(torch.empty(6, 8));
            [Init(Scheme.He)] private readonly Linear[] list = Array.Empty<Linear>();

            public Net(int width) : base("net")
            {
                conv = Conv2d(width, width, 3);
                if (width > 2) head = Sequential(Linear(width, 1));
                RegisterComponents();
            }

            public override Tensor forward(Tensor x) => x;
        }
        """;

    private static GeneratorVerifier Generator { get; } = Compiler.Generator with { Template = TorchSharpProject.Template };

    [Fact]
    public void A_model_of_modules()
    {
        GeneratorResult result = (Generator with { AllowedDiagnostics = ["CS1591"] }).Verify(TorchSharpProject.Model(Net));
        Snapshots.Verify(result.Sources.Where(static source => source.Key != "InitGen.Kernels.g.cs").ToDictionary());
    }

    [Fact]
    public void An_edit_elsewhere_leaves_all_that_was_generated()
    {
        TestProject project = TorchSharpProject.Template
            .WithDocument("Net.cs", TorchSharpProject.Model(Net))
            .WithDocument("Other.cs", TorchSharpProject.Model("internal sealed class Other { }"));
        GeneratorResult result = Generator.Verify(project);
        GeneratorRun other = result.Edit(project.WithDocument("Other.cs", TorchSharpProject.Model("internal sealed class Other { public int A; }")));
        Assert.All(other.Outputs, output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
        GeneratorRun moved = result.Edit(project.WithDocument("Net.cs", TorchSharpProject.Model(Net.Replace("nn.Linear(784, 256)", "Linear(2 * 392, outputSize: 256)"))));
        Assert.All(moved.Outputs, output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
        GeneratorRun after = result.Edit(project.WithDocument("Net.cs", TorchSharpProject.Model(Net.Replace("784", "785"))));
        Assert.Single(after.Outputs, output => output.Reason != IncrementalStepRunReason.Cached);
    }

    [Fact]
    public void A_project_without_modules_gets_no_way_to_them()
    {
        const string Raw = "internal sealed partial class Raw { [Dense(4, 2), Init(Scheme.He)] private readonly float[] a = new float[8]; }";
        Assert.DoesNotContain(Compiler.Generator.Verify(Compiler.Model(Raw)).Sources, source => source.Key.Contains("TorchSharp"));
        Assert.DoesNotContain(Generator.Verify(TorchSharpProject.Model(Raw)).Sources, source => source.Key.Contains("TorchSharp"));
    }

    /// <summary>Of the library only what a version has is named: this one is older than most modules, and its convolutions tell no groups.</summary>
    [Fact]
    public void Old_versions_have_fewer_modules()
    {
        TestProject library = new TestProject { Name = "TorchSharp", NoWarn = ["CS8981"] }.WithDocument("Library.cs", OldLibrary);
        TestProject project = Compiler.Project.WithProjectReferences(library).WithDocument("Net.cs", TorchSharpProject.Model("""
            internal sealed partial class Net : Module
            {
                [Init(Scheme.He)] private readonly Linear fc = Linear(4, 2);
                [Init(Scheme.He)] private readonly Conv2d conv = Conv2d(4, 2, 3);
                [Init(Scheme.He)] private readonly Sequential layers = new();
            }
            """));
        string way = (Compiler.Generator with { AllowedDiagnostics = ["CS1591"] }).Verify(project).Sources["InitGen.TorchSharp.g.cs"];
        Assert.Contains("LayerWeight.Conv(lengths, 1L)", way);
        Assert.DoesNotContain("LSTM", way);
    }

    [Fact]
    public Task Members_that_cannot_be_filled_are_named() => Finds("""
        internal sealed partial class Net : Module<Tensor, Tensor>
        {
            [Init(Scheme.He)] private readonly ReLU {|#0:act|} = ReLU();
            [Init(Scheme.He)] private readonly Tensor {|#1:buffer|} = torch.empty(2, 2);
            [Init(Scheme.He)] private readonly Block {|#2:block|} = new();
            [Init(Scheme.He)] private readonly Dictionary<string, Linear> {|#3:named|} = new();
            [Init(Scheme.He)] private readonly List<Parameter> {|#4:several|} = new();
            [{|INIT003:Dense(2, 2)|}, Init(Scheme.He)] private readonly Linear fc = Linear(2, 2);
            [{|INIT004:Init((Scheme)99)|}] private readonly Linear odd = Linear(2, 2);
            [{|INIT004:Init(Scheme.He)|}] private readonly LayerNorm norm = LayerNorm(2);
            public Net() : base("net") { RegisterComponents(); InitializeWeights(); }
            public override Tensor forward(Tensor x) => x;
        }

        internal sealed class Block : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(2, 2);
            public Block() : base("block") => RegisterComponents();
            public override Tensor forward(Tensor x) => x;
        }
        """,
        Unsupported("0", "act", "no weights of TorchSharp's 'ReLU' are known; remove the attribute, or initialize it in code of your own"),
        Unsupported("1", "buffer", "a Tensor in a field is not trained; declare it as Parameter"),
        Unsupported("2", "block", "no weight of the module 'Block' is marked; mark the weights inside 'Block' with [Init]"),
        Unsupported("3", "named", "a dictionary of 'Linear' is not registered with its module; keep them in a ModuleList, or in fields"),
        Unsupported("4", "several", "it holds parameters in a collection; keep each in a field of its own"));

    [Fact]
    public Task Right_models_are_silent() => Finds("""
        internal sealed partial class Net : Module<Tensor, Tensor>
        {
            [Init(Scheme.He)] private readonly Linear fc1 = Linear(784, 256);
            [Init(Scheme.Xavier)] private readonly Linear fc2 = Linear(256, 10);
            [Init] private readonly LayerNorm norm = LayerNorm(256);
            [Init] private readonly LSTM lstm = LSTM(8, 16);
            [Init] private readonly TransformerEncoderLayer layer = TransformerEncoderLayer(16, 2, 32);
            [Init(Scheme.He)] private readonly Sequential layers = Sequential(Linear(3, 2), ReLU());
            public Net() : base("net") { RegisterComponents(); InitializeWeights(); }
            public override Tensor forward(Tensor x) => fc2.forward(functional.relu(fc1.forward(x)));
        }
        """);

    /// <summary>Names say nothing: a project's own types of the same names are its own.</summary>
    [Fact]
    public Task Types_that_are_named_like_the_librarys_are_not_taken_for_them() => Compiler.Analyzer.VerifyAsync("""
        using InitGen;

        namespace TorchSharp.Modules { public sealed class Linear { public float[] weight = new float[4]; } public sealed class Parameter { } }

        namespace Models
        {
            public sealed partial class Net
            {
                [Init(Scheme.He)] private readonly TorchSharp.Modules.Linear {|INIT002:fc|} = new();
                [Dense(2, 2), Init(Scheme.He)] private readonly TorchSharp.Modules.Parameter {|INIT002:own|} = new();
                public Net() => InitializeWeights();
            }
        }
        """);

    private const string OldLibrary = """
        using System;
        using System.Collections.Generic;
        using TorchSharp.Modules;

        namespace TorchSharp
        {
            public enum DeviceType { CPU }

            public static class torch
            {
                public static readonly Device CPU = new();
                public static IDisposable no_grad() => throw new NotSupportedException();
                public static Tensor empty(long[] size, ScalarType? dtype = null, Device? device = null) => throw new NotSupportedException();

                public enum ScalarType { Float32 }

                public class Device { }

                public class Tensor : IDisposable
                {
                    public IntPtr Handle => default;
                    public long[] shape => throw new NotSupportedException();
                    public long NumberOfElements => 0;
                    public DeviceType device_type => default;
                    public ScalarType dtype => default;
                    public bool is_contiguous() => true;
                    public Span<byte> bytes => default;
                    public Tensor copy_(Tensor source) => this;
                    public Tensor view(params long[] shape) => this;
                    public Tensor narrow(long dim, long start, long length) => this;
                    public void Dispose() { }
                }

                public static class nn
                {
                    public class Module
                    {
                        public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true) => throw new NotSupportedException();
                        public virtual IEnumerable<(string name, Module module)> named_children() => throw new NotSupportedException();
                    }

                    public static Linear Linear(long inputSize, long outputSize) => new();
                    public static Conv2d Conv2d(long inputChannel, long outputChannel, long kernelSize) => new();
                }
            }
        }

        namespace TorchSharp.Modules
        {
            public class Linear : torch.nn.Module { }
            public class Conv2d : torch.nn.Module { }
            public class Sequential : torch.nn.Module { }
            public class Parameter : torch.Tensor { }
        }
        """;

    private static Task<AnalysisResult> Finds(string model, params ExpectedDiagnostic[] expected) =>
        (Compiler.Analyzer with { Template = TorchSharpProject.Template }).VerifyAsync(TorchSharpProject.Model(model), [.. expected]);

    private static ExpectedDiagnostic Unsupported(string place, string member, string trouble) =>
        new("INIT002") { At = place, Message = $"'{member}' cannot be initialized: {trouble}" };
}
