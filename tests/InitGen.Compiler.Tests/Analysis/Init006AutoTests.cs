using System.Threading.Tasks;
using InitGen.Testing;

namespace InitGen.Compiler.Tests.Analysis;

public sealed class Init006AutoTests : RuleTest
{
    [Fact]
    public Task Fires_when_no_activation_is_declared() => Finds(
        "public sealed partial class Net { [Dense(4, 2), {|#0:Init|}] private float[]? _w; }",
        new ExpectedDiagnostic("INIT006")
        {
            At = "0",
            Message = "Scheme.Auto cannot see the activation after '_w' and fills it as a linear layer (Xavier, gain 1); "
                + "declare the activation with [Activation(...)], or name the scheme",
        });

    [Fact]
    public Task Fires_on_every_kind_of_weight() => Finds("""
        public sealed partial class Net
        {
            [Dense(4, 2), {|INIT006:Init(Scheme.Auto)|}] private float[]? _a;
            [Conv(4, 2, 3), {|INIT006:Init(Gain = 2)|}] private float[]? _b;
            [ConvTranspose(4, 2, 3)] [{|INIT006:Init|}] private float[]? _c;
        }
        """);

    [Fact]
    public Task Fires_when_no_gain_is_known() => Finds(
        "public sealed partial class Net { [Dense(4, 2), {|#0:Init|}, Activation(Activation.ELU, Slope = 2)] private float[]? _w; }",
        new ExpectedDiagnostic("INIT006")
        {
            At = "0",
            Message = "Scheme.Auto knows no gain for ELU (alpha 2), which follows '_w' and fills it with gain sqrt(2) for ELU (alpha 2); set Gain, or name the scheme",
        });

    [Fact]
    public Task Is_silent_when_the_activation_is_declared() => IsSilent("""
        public sealed partial class Net
        {
            [Dense(4, 2), Init, Activation(Activation.ReLU)] private float[]? _a;
            [Dense(4, 2), Init, Activation(Activation.Identity)] private float[]? _b;
            [Dense(4, 2), Init, Activation(Activation.Softmax)] private float[]? _c;
            [Dense(4, 2), Init, Activation(Activation.GELU)] private float[]? _d;
        }
        """);

    [Fact]
    public Task Is_silent_where_no_activation_is_needed() => IsSilent("""
        public sealed partial class Net
        {
            [Embedding(10, 4), Init] private float[]? _a;
            [Norm(4), Init] private float[]? _b;
            [Bias(4), Init] private float[]? _c;
            [Init] private readonly Block _d = new();
        }

        public sealed partial class Block { [Dense(4, 2), Init(Scheme.He)] private float[]? _w; }
        """);

    [Fact]
    public Task Is_silent_under_defaults_of_the_type_or_assembly() => IsSilent("""
        [InitDefaults(Scheme.Normal, Std = 0.02)]
        public sealed partial class Net
        {
            [Dense(4, 2), Init] private float[]? _a;
        }
        """);
}
