using System.Collections.Generic;
using System.Linq;

namespace InitGen.Compiler.Tests.Generation;

/// <summary>A type is read at its first marked member, in whatever way that one, or what stands before it, is written.</summary>
public sealed class FirstMemberTests
{
    private const string Types = """
        using W = InitGen.InitAttribute;
        using Foreign;

        namespace Foreign
        {
            internal sealed class MarkAttribute : System.Attribute { }
            internal static class Own
            {
                internal sealed class InitAttribute : System.Attribute { }
                internal sealed class BiasAttribute : System.Attribute { }
            }
        }

        namespace Models
        {
            public sealed partial class BehindAForeignOne
            {
                [Own.Init, Own.Bias] private int _counter = 1;
                [InitGen.Dense(4, 2), InitGen.Init(InitGen.Scheme.He)] private float[]? _a;
                public int Counter => _counter;
            }

            public sealed partial class ByAnAlias
            {
                [Mark] private int _counter = 1;
                [InitGen.Dense(4, 2), W(InitGen.Scheme.He)] private float[]? _a;
                [InitGen.Dense(4, 2), InitGen.Init(InitGen.Scheme.He)] private float[]? _b;
                public int Counter => _counter;
            }

            public sealed partial class OnAMethodFirst
            {
                [Mark] public void Mark() { }
                [Mark, InitGen.Dense(4, 2), InitGen.InitAttribute(InitGen.Scheme.He)] public float[]? A { get; set; }
            }

            public sealed partial class TwoAtOnce
            {
                [InitGen.Bias(4)] private float[]? _a, _b;
                [InitGen.Bias(4), InitGen.Init(InitGen.Scheme.Uniform, Low = -1, High = 1)] private float[]? _c;
            }

            public sealed partial class Outer
            {
                [InitGen.Dense(4, 2), InitGen.Init(InitGen.Scheme.He)] private float[]? _a;

                public sealed partial class Inner
                {
                    [InitGen.Dense(4, 2), InitGen.Init(InitGen.Scheme.He)] private float[]? _a;
                }
            }
        }
        """;

    [Fact]
    public void Every_type_gets_its_code()
    {
        IReadOnlyDictionary<string, string> sources = (Compiler.Generator with { AllowedDiagnostics = ["CS0169", "CS0414"] })
            .Verify(Compiler.Project.WithDocument("Types.cs", Types)).Sources;
        Assert.Equal(
            ["BehindAForeignOne", "ByAnAlias", "OnAMethodFirst", "Outer", "Outer.Inner", "TwoAtOnce"],
            sources.Keys.Where(static hint => hint.StartsWith("Models.", System.StringComparison.Ordinal))
                .Select(static hint => hint["Models.".Length..^".InitGen.g.cs".Length]).Order(System.StringComparer.Ordinal));
    }

    [Fact]
    public void Declarations_in_several_files_are_one_type()
    {
        IReadOnlyDictionary<string, string> sources = (Compiler.Generator with { AllowedDiagnostics = ["CS0169"] }).Verify(Compiler.Project
            .WithDocument("B.cs", Compiler.Model("public sealed partial class Net { [Dense(4, 2), Init(Scheme.He)] private float[]? _b; }"))
            .WithDocument("A.cs", Compiler.Model("public sealed partial class Net { [Bias(4)] private float[]? _a; }"))
            .WithDocument("C.cs", Compiler.Model("public sealed partial class Net { [Dense(4, 2), Init(Scheme.He)] private float[]? _c; }"))).Sources;
        string net = Assert.Single(sources, static source => source.Key.Contains("Net", System.StringComparison.Ordinal)).Value;
        Assert.Contains("_a", net);
        Assert.Contains("_b", net);
        Assert.Contains("_c", net);
    }
}
