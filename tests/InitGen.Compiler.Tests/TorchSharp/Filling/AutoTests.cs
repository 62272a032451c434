using System.Linq;
using System.Threading.Tasks;
using InitGen.Analyzers;
using InitGen.Compiler.Tests.Running;
using InitGen.Generator;
using InitGen.Testing;

namespace InitGen.Compiler.Tests.Torch;

/// <summary>[Init] without a scheme on modules: what follows a layer, the forward pass says.</summary>
public sealed class AutoTests
{
    private const string Net = """
        internal sealed partial class Net : Module<Tensor, Tensor>
        {
            [Init] private readonly Conv2d conv = Conv2d(3, 16, 3);
            [Init] private readonly Linear fc1 = Linear(16, 64);
            [Init] private readonly Linear fc2 = Linear(64, 64);
            [Init] private readonly Linear fc3 = Linear(64, 10);

            public Net() : base("net")
            {
                RegisterComponents();
                InitializeWeights();
            }

            public override Tensor forward(Tensor x)
            {
                x = functional.relu(conv.forward(x)).mean(new long[] { 2, 3 });
                x = functional.leaky_relu(fc1.forward(x), 0.5);
                return fc3.forward(torch.tanh(fc2.forward(x)));
            }
        }
        """;

    [Fact]
    public void Auto_takes_what_follows_from_the_forward_pass()
    {
        using FilledModel model = FilledModel.Load(Net);
        object net = model.Create("Net");
        double Square(string path) => RunningModel.Parameters(net).Single(parameter => parameter.Path == path).Distribution.StandardDeviation is var sigma ? sigma * sigma : 0;
        Assert.Equal(2d / 27, Square("conv.weight"), 9);
        Assert.Equal(2d / (1 + 0.25) / 16, Square("fc1.weight"), 9);
        Assert.Equal(2d / (64 + 64), Square("fc2.weight"), 9);
        FilledModel.HasItsLaws(net);
    }

    // The last layer of a block is followed by what its parent does with it; a helper that is not understood hides what follows.
    [Theory]
    [InlineData("", "conv.forward(x).relu()", false)]
    [InlineData("", "Hidden(conv.forward(x))", true)]
    [InlineData("internal sealed class Parent : Module<Tensor, Tensor> { private readonly Block block = new(); public Parent() : base(\"p\") => RegisterComponents(); public override Tensor forward(Tensor x) => block.forward(x).relu(); }", "conv.forward(x)", true)]
    public async Task What_is_not_known_is_said(string parent, string forward, bool isSaid)
    {
        AnalysisResult result = await new AnalyzerVerifier { Analyzers = [new ModelAnalyzer(), new TorchSharpAnalyzer()], Generators = [new InitGenerator()] }.AnalyzeAsync(
            TorchSharpProject.Template.WithSources(TorchSharpProject.Model($$"""
                internal sealed partial class Block : Module<Tensor, Tensor>
                {
                    [Init] private readonly Conv2d conv = Conv2d(16, 16, 3, padding: 1);
                    private readonly Func<Tensor, Tensor> _hidden = static x => x.relu();

                    public Block(Func<Tensor, Tensor>? hidden = null) : base("block")
                    {
                        if (hidden is not null) _hidden = hidden;
                        RegisterComponents();
                        InitializeWeights();
                    }

                    private Tensor Hidden(Tensor x) => _hidden(x);

                    public override Tensor forward(Tensor x) => {{forward}};
                }

                {{parent}}
                """)));
        string[] ids = [.. result.Diagnostics.Select(static diagnostic => diagnostic.Id).Where(static id => id.StartsWith("INIT", System.StringComparison.Ordinal))];
        Assert.Equal(isSaid ? ["INIT006"] : [], ids);
    }
}
