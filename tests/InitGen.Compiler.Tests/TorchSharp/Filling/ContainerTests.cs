using System.Linq;
using InitGen.Compiler.Tests.Running;

namespace InitGen.Compiler.Tests.Torch;

/// <summary>Modules inside modules are filled by path, each by who knows it best.</summary>
public sealed class ContainerTests
{
    [Fact]
    public void Containers_are_filled_element_by_element()
    {
        using FilledModel model = FilledModel.Load("""
            internal sealed partial class Net : Module<Tensor, Tensor>
            {
                [Init(Scheme.He)] private readonly Sequential layers = Sequential(("fc.1", Linear(30, 20)), ("relu", ReLU()), ("out", Linear(20, 10, hasBias: false)));
                [Init(Scheme.Xavier)] private readonly Sequential more = nn.Sequential(nn.Conv2d(3, 8, 3), nn.BatchNorm2d(8), nn.PReLU(1));
                [Init] private readonly ModuleList<Linear> list = new();
                [Init] private readonly ModuleList<Module> mixed = new(LSTM(4, 8), Embedding(10, 4), TransformerEncoderLayer(8, 2, 16));
                [Init(Scheme.LeCun)] private readonly Linear[] array = { Linear(3, 4), Linear(4, 5) };
                [Init(Scheme.LeCun)] private readonly List<Module<Tensor, Tensor>> any = new() { Linear(3, 4), ReLU() };
                [Init] private readonly Own own = new();
                [Init(Scheme.He)] private readonly ModuleList<Own> owns = new(new Own(), new Own());
                [Init(Scheme.He)] private readonly Sequential nested = Sequential(Sequential(Linear(3, 3)), new Own(), new Silent());

                public Net(int depth) : base("net")
                {
                    for (int i = 0; i < depth; i++) list.Add(Linear(30, 20));
                    RegisterComponents();
                }

                public override Tensor forward(Tensor x) => x;
            }

            internal sealed partial class Own : Module<Tensor, Tensor>
            {
                [Init(Scheme.Constant, Value = 0.5)] private readonly Linear fc = Linear(2, 2);
                public Own() : base("own") => RegisterComponents();
                public override Tensor forward(Tensor x) => x;
            }

            internal sealed class Silent : Module<Tensor, Tensor>
            {
                private readonly Linear fc = Linear(4, 6);
                public Silent() : base("silent") => RegisterComponents();
                public override Tensor forward(Tensor x) => x;
            }

            internal sealed partial class Raw
            {
                [Dense(30, 20), Init(Scheme.He, Name = "layers")] private readonly float[] layers = new float[600];
            }
            """);
        object net = model.Fill("Net", 42, 2);
        Assert.Equal(
            "layers.fc%2E1.weight layers.fc%2E1.bias layers.out.weight more.0.weight more.0.bias more.1.weight more.1.bias more.2.weight "
            + "list.0.weight list.0.bias list.1.weight list.1.bias "
            + "mixed.0.weight_ih_l0 mixed.0.weight_hh_l0 mixed.0.bias_ih_l0 mixed.0.bias_hh_l0 mixed.1.weight "
            + "mixed.2.self_attn.in_proj_weight mixed.2.self_attn.in_proj_bias mixed.2.self_attn.out_proj.weight mixed.2.self_attn.out_proj.bias "
            + "mixed.2.linear1.weight mixed.2.linear1.bias mixed.2.linear2.weight mixed.2.linear2.bias mixed.2.norm1.weight mixed.2.norm1.bias mixed.2.norm2.weight mixed.2.norm2.bias "
            + "array.0.weight array.0.bias array.1.weight array.1.bias any.0.weight any.0.bias own.fc.weight own.fc.bias "
            + "owns.0.fc.weight owns.0.fc.bias owns.1.fc.weight owns.1.fc.bias nested.0.0.weight nested.0.0.bias nested.1.fc.weight nested.1.fc.bias nested.2.fc.weight nested.2.fc.bias",
            RunningModel.Paths(net));
        Assert.All(FilledModel.Values(net), pair => Assert.DoesNotContain(double.NaN, pair.Value));
        Assert.All(FilledModel.Values(net).Where(pair => pair.Key.EndsWith("fc.weight", System.StringComparison.Ordinal) && !pair.Key.StartsWith("nested.2", System.StringComparison.Ordinal)), pair =>
            Assert.All(pair.Value, value => Assert.Equal(0.5, value)));
        foreach (object module in model.Field<object[]>(net, "array")) Assert.DoesNotContain(double.NaN, FilledModel.Values(module)["weight"]);

        double Variance(string path) => RunningModel.Parameters(net).Single(parameter => parameter.Path == path).Distribution.Variance;
        Assert.Equal(2d / 30, Variance("layers.fc%2E1.weight"), 12);
        Assert.Equal(2d / ((3 + 8) * 9), Variance("more.0.weight"), 12);
        Assert.Equal(2d / (30 + 20), Variance("list.1.weight"), 12);
        Assert.Equal(2d / 4, Variance("nested.2.fc.weight"), 12);
        Assert.Equal(1d / 4, Variance("mixed.1.weight"), 12);
        Assert.Equal(
            RunningModel.Slice(net, "list.0.weight", 0, 8, 1),
            RunningModel.Slice(model.Create("Net", 1), "list.0.weight", 0, 8, 1));
    }

    [Fact]
    public void What_nobody_knows_is_named_when_the_code_runs()
    {
        using FilledModel model = FilledModel.Load("""
            internal sealed partial class Net : Module<Tensor, Tensor>
            {
                [Init(Scheme.He)] private readonly Sequential layers = Sequential(Linear(3, 2), new Scaled());
                public Net() : base("net") => RegisterComponents();
                public override Tensor forward(Tensor x) => x;
            }

            internal sealed class Scaled : Module<Tensor, Tensor>
            {
                private readonly Parameter scale = Parameter(torch.empty(3));
                public Scaled() : base("scaled") => RegisterComponents();
                public override Tensor forward(Tensor x) => x;
            }

            internal sealed partial class Late
            {
                [Init(Scheme.He)] private Linear fc = null!;
                [Init(Scheme.He)] private ModuleList<Linear> list = null!;
                public void Set() => fc = Linear(1, 1);
            }
            """);
        Assert.Equal(
            "Net.layers.1.scale is a parameter of 'Scaled', and nothing says how it starts. Mark it there with [Init].",
            model.Throws(model.Create("Net")));
        Assert.Equal(
            "Late.fc is null, so there is no module to initialize. Assign it before InitializeWeights is called.",
            model.Throws(model.Create("Late")));
    }

    [Fact]
    public void Modules_that_derive_from_each_other_fill_all_of_themselves()
    {
        using FilledModel model = FilledModel.Load("""
            internal abstract partial class Head<T> : Module<Tensor, Tensor> where T : Module<Tensor, Tensor>
            {
                [Init(Scheme.He)] protected readonly T inner;
                protected Head(T inner) : base("head") => this.inner = inner;
                public override Tensor forward(Tensor x) => x;
            }

            internal partial class Net : Head<Linear>
            {
                [Init(Scheme.Xavier)] public Linear Out { get; } = Linear(2, 2);
                [field: Init(Scheme.Xavier)] public Linear Last { get; private set; } = Linear(2, 2);
                public Net() : base(Linear(4, 3)) { RegisterComponents(); InitializeWeights(5); }
            }
            """);
        object net = model.Create("Net");
        Assert.Equal("inner.weight inner.bias Out.weight Out.bias Last.weight Last.bias", RunningModel.Paths(net));
        Assert.All(FilledModel.Values(net), pair => Assert.DoesNotContain(double.NaN, pair.Value));
    }
}
