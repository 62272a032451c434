using System.Linq;
using InitGen.Testing;
using static TorchSharp.torch;

namespace InitGen.Compiler.Tests.Torch;

/// <summary>Modules as people write them compile against the stub, run, and register what the library would.</summary>
public sealed class StyleTests
{
    [Fact]
    public void Modules_of_every_usual_style_name_their_parameters_as_the_library_does()
    {
        using CompiledModel model = CompiledModel.Load(TorchSharpProject.Template.WithSources(TorchSharpProject.Model("""
            public class InConstructor : nn.Module<Tensor, Tensor>
            {
                private readonly Linear fc1;
                private readonly Module<Tensor, Tensor> fc2;

                public InConstructor() : base(nameof(InConstructor))
                {
                    fc1 = Linear(4, 3);
                    fc2 = Linear(3, 2, hasBias: false);
                    RegisterComponents();
                }

                public override Tensor forward(Tensor x)
                {
                    x = nn.functional.relu(fc1.forward(x));
                    return fc2.call(x);
                }
            }

            public class InInitializers : Module<Tensor, Tensor>
            {
                private readonly Conv2d _conv = nn.Conv2d(1, 8, kernel_size: 3, padding: 1);
                private readonly BatchNorm2d _norm = nn.BatchNorm2d(8);
                private readonly Embedding _table = Embedding(10, 4);
                private readonly LSTM _lstm = LSTM(4, 2);

                public InInitializers() : base("net") => RegisterComponents();

                public override Tensor forward(Tensor input)
                {
                    using var scope = NewDisposeScope();
                    var y = _norm.forward(_conv.forward(input)).relu_() + input;
                    return y.view(-1, 8).MoveToOuterDisposeScope();
                }
            }

            public class InSequential : Module<Tensor, Tensor>
            {
                private readonly Sequential layers = Sequential(("fc", Linear(4, 4)), ("relu", ReLU()), ("out", Linear(4, 1)));
                private readonly Sequential more = nn.Sequential(nn.Linear(1, 1), nn.Tanh()).append(Dropout(0.5));

                public InSequential() : base("net") => RegisterComponents();

                public override Tensor forward(Tensor x) => more.forward(layers.forward(x));
            }

            public class InList : Module<Tensor, Tensor>
            {
                private readonly ModuleList<Linear> layers = new();
                private readonly Parameter scale = Parameter(torch.ones(2));

                public InList(int depth) : base("net")
                {
                    for (int i = 0; i < depth; i++) layers.Add(Linear(2, 2));
                    RegisterComponents();
                }

                public override Tensor forward(Tensor x)
                {
                    foreach (var layer in layers) x = functional.relu(layer.forward(x));
                    return x * scale;
                }
            }
            """)));

        Assert.Equal("fc1.weight fc1.bias fc2.weight", Names(model.Create("Models.InConstructor")));
        Assert.Equal(
            "_conv.weight _conv.bias _norm.weight _norm.bias _table.weight _lstm.weight_ih_l0 _lstm.weight_hh_l0 _lstm.bias_ih_l0 _lstm.bias_hh_l0",
            Names(model.Create("Models.InInitializers")));
        Assert.Equal(
            "layers.fc.weight layers.fc.bias layers.out.weight layers.out.bias more.0.weight more.0.bias",
            Names(model.Create("Models.InSequential")));
        Assert.Equal("scale layers.0.weight layers.0.bias layers.1.weight layers.1.bias", Names(model.Create("Models.InList", 2)));
    }

    [Fact]
    public void Modules_of_an_old_line_compile() => CompiledModel.Load(TorchSharpProject.Old.WithSources(TorchSharpProject.Model("""
        public class Net : Module
        {
            private readonly Conv2d _conv = Conv2d(1, 8, kernelSize: 3, paddingMode: PaddingModes.Reflect);
            private readonly Module _head = Sequential(("fc", Linear(8, 4, hasBias: false)), ("relu", ReLU(inPlace: true)));

            public Net() : base("net")
            {
                RegisterComponents();
                nn.init.kaiming_normal_(_conv.weight, mode: init.FanInOut.FanOut, nonlinearity: init.NonlinearityType.ReLU);
            }

            public override Tensor forward(Tensor x)
            {
                using var h = functional.relu(_conv.forward(x));
                return _head.forward(h.flatten(1));
            }
        }
        """))).Dispose();

    private static string Names(object module) =>
        string.Join(" ", ((nn.Module)module).named_parameters().Select(static parameter => parameter.name));
}
