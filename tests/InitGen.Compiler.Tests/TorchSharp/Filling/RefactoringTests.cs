using System.Threading.Tasks;
using InitGen.CodeFixes.Refactorings;
using InitGen.Compiler.Tests.Refactorings;

namespace InitGen.Compiler.Tests.Torch;

/// <summary>"Add [Init]" on members that hold modules.</summary>
public sealed class RefactoringTests : RefactoringTest<AddInitRefactoring>
{
    [Theory]
    [InlineData("Linear [||]_fc = Linear(4, 2);", true)]
    [InlineData("Sequential [||]_layers = Sequential(Linear(4, 2), ReLU());", true)]
    [InlineData("Module<Tensor, Tensor> [||]_hidden = Conv2d(3, 8, 3);", true)]
    [InlineData("ReLU [||]_act = ReLU();", false)]
    [InlineData("Tensor [||]_buffer = torch.empty(2, 2);", false)]
    public Task Is_offered_where_there_are_weights(string member, bool isOffered)
    {
        var verifier = Verifier with { Template = TorchSharpProject.Template with { NoWarn = ["CS0169", "CS0649", "CS0414"] } };
        string before = TorchSharpProject.Model($$"""
            internal sealed class Net : Module<Tensor, Tensor>
            {
                private readonly {{member}}
                public Net() : base("net") => RegisterComponents();
                public override Tensor forward(Tensor x) => x;
            }
            """);
        string after = before.Replace("sealed class", "sealed partial class").Replace("private readonly", "[Init]\n    private readonly").Replace("[||]", "");
        return isOffered
            ? (verifier with { Title = "Add [Init]", AllowedDiagnostics = ["INIT006", "INIT007"] }).VerifyAsync(before, after)
            : verifier.VerifyNotOfferedAsync(before);
    }
}
