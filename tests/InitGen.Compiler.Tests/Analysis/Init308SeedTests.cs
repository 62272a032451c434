using System.Threading.Tasks;
using InitGen.CodeFixes;
using InitGen.Testing;
using Microsoft.CodeAnalysis;

namespace InitGen.Compiler.Tests.Analysis;

public sealed class Init308SeedTests : RuleTest
{
    [Fact]
    public Task Fires_on_one_seed_and_one_path_in_two_models() => Finds(
        """
        public sealed partial class Actor { [Dense(8, 4), Init(Scheme.He, Seed = 42)] private float[]? _hidden; }
        public sealed partial class Critic { [Dense(8, 4), {|#0:Init(Scheme.He, Seed = 42)|}] private float[]? _hidden; }
        public sealed partial class Judge { [Dense(8, 4), {|INIT308:Init(Scheme.Xavier, Seed = 42, Name = "hidden")|}] private float[]? _w; }
        """,
        new ExpectedDiagnostic("INIT308")
        {
            At = "0",
            Severity = DiagnosticSeverity.Warning,
            Message = "'_hidden' draws the same random numbers as 'Actor._hidden': both have Seed = 42 and the path 'hidden.weight', whatever seed InitializeWeights is called with; "
                + "remove the seed, and give the two models seeds of their own, or set Name on one of the weights",
        });

    [Fact]
    public Task Is_silent_where_path_or_seed_tell_them_apart() => IsSilent("""
        public sealed partial class OneModel
        {
            [Dense(8, 4), Init(Scheme.He, Seed = 1)] private float[]? _a;
            [Dense(8, 4), Init(Scheme.He, Seed = 1)] private float[]? _b;
        }

        public sealed partial class X { [Dense(8, 4), Init(Scheme.He, Seed = 2)] private float[]? _w; }
        public sealed partial class Y { [Dense(8, 4), Init(Scheme.He, Seed = 3)] private float[]? _w; }
        public sealed partial class Z { [Dense(8, 4), Init(Scheme.He, Seed = 2, Name = "other")] private float[]? _w; }
        public sealed partial class NoSeed { [Dense(8, 4), Init(Scheme.He)] private float[]? _w; }
        public sealed partial class NoSeedEither { [Dense(8, 4), Init(Scheme.He)] private float[]? _w; }
        """);

    [Fact]
    public Task Is_silent_on_models_inside_others_on_relatives_and_on_constants() => IsSilent("""
        public sealed partial class Pair { [Init] private readonly Left _left = new(); [Init] private readonly Right[] _right = { new() }; }
        public sealed partial class Left { [Dense(8, 4), Init(Scheme.He, Seed = 4)] private float[]? _w; }
        public sealed partial class Right { [Dense(8, 4), Init(Scheme.He, Seed = 4)] private float[]? _w; }

        public partial class Base { [Dense(8, 4), Init(Scheme.He, Seed = 5)] private float[]? _w; }
        public sealed partial class Derived : Base { [Dense(8, 4), Init(Scheme.He, Seed = 6)] private float[]? _v; }

        public sealed partial class P { [Bias(4), Init(Scheme.Normal, Std = 1, Seed = 7)] private float[]? _w; [Dense(8, 4), Init(Scheme.He)] private float[]? _v; }
        public sealed partial class Q { [Dense(4, 4), Init(Scheme.He, Seed = 7)] private float[]? _w; }
        public sealed partial class Reason { [Dense(4, 4), Init(Scheme.He, Seed = 8, Justification = "twins")] private float[]? _w; }
        public sealed partial class Twin { [Dense(4, 4), Init(Scheme.He, Seed = 8, Justification = "twins")] private float[]? _w; }
        """);

    [Fact]
    public Task The_fix_removes_the_seed() => Fixes<ChangeAttributeFix>(
        """
        public sealed partial class Actor { [Dense(8, 4), Init(Scheme.He, Seed = 42)] private float[]? _hidden; }
        public sealed partial class Critic { [Dense(8, 4), {|INIT308:Init(Scheme.He, Seed = 42)|} /* kept */] private float[]? _hidden; }
        """,
        """
        public sealed partial class Actor { [Dense(8, 4), Init(Scheme.He, Seed = 42)] private float[]? _hidden; }
        public sealed partial class Critic { [Dense(8, 4), Init(Scheme.He) /* kept */] private float[]? _hidden; }
        """);
}
