using System.Threading.Tasks;
using InitGen.Testing;

namespace InitGen.Compiler.Tests.Analysis;

/// <summary>What [TiedTo] may say.</summary>
public sealed class TieTests : RuleTest
{
    [Theory]
    [InlineData("[TiedTo(\"_b\")]", "float[]? _a;", "it is tied to '_b', but 'Net' declares no such member; use nameof(...) of a member marked with [Init]")]
    [InlineData("[TiedTo(null!)]", "float[]? _a;", "it is tied to '', but 'Net' declares no such member; use nameof(...) of a member marked with [Init]")]
    [InlineData("[TiedTo(nameof(_b))]", "float[]? _a; private float[]? _b;", "it is tied to '_b', which is not marked and has no weights to share; mark that one with [Init]")]
    [InlineData("[TiedTo(nameof(_a))]", "float[]? _a;", "it is tied to '_a', and so in the end to itself; the weights have to belong to one member, marked with [Init]")]
    [InlineData(
        "[TiedTo(nameof(_b))]", "double[]? _a; [Dense(4, 2), Init(Scheme.He)] private float[]? _b;",
        "it is 'double[]', but '_b', to which it is tied, is 'float[]'; give both the same type")]
    [InlineData(
        "[TiedTo(nameof(_b))]", "Memory<float> _a; [Dense(4, 2), Init(Scheme.He)] private float[]? _b;",
        "it is 'Memory<float>', but '_b', to which it is tied, is 'float[]'; give both the same type")]
    [InlineData(
        "[Init, TiedTo(nameof(_b))]", "float[]? _a; [Dense(4, 2), Init(Scheme.He)] private float[]? _b;",
        "its weights are those of the member it is tied to, and start as they do; remove [Init]")]
    public Task A_tie_that_leads_nowhere_is_named(string attributes, string members, string trouble) => Finds(
        $"public sealed partial class Net {{ {attributes.Replace("TiedTo", "{|#0:TiedTo").Replace("]", "|}]")} private {members} }}",
        new ExpectedDiagnostic("INIT004") { At = "0", Message = "'_a': " + trouble });

    [Fact]
    public Task A_cycle_is_refused_at_each_of_its_members() => Finds(
        """
        public sealed partial class Net
        {
            [{|#0:TiedTo(nameof(_b))|}] private float[]? _a;
            [{|INIT004:TiedTo(nameof(_c))|}] private float[]? _b;
            [{|INIT004:TiedTo(nameof(_a))|}] private float[]? _c;
            [{|#1:TiedTo(nameof(_a))|}] private float[]? _outside;
        }
        """,
        new ExpectedDiagnostic("INIT004")
        {
            At = "0",
            Message = "'_a': it is tied to '_c', and so in the end to itself; the weights have to belong to one member, marked with [Init]",
        },
        new ExpectedDiagnostic("INIT004")
        {
            At = "1",
            Message = "'_outside': it is tied to '_a', which is tied to itself in the end; the weights have to belong to one member, marked with [Init]",
        });

    [Fact]
    public Task A_shape_has_to_be_that_of_the_owner() => Finds(
        """
        public sealed partial class Net
        {
            [Embedding(100, 8), Init] private float[]? _table;
            [{|#0:Dense(100, 8)|}, TiedTo(nameof(_table))] private float[]? _head;
        }
        """,
        new ExpectedDiagnostic("INIT003")
        {
            At = "0",
            Message = "The shape of '_head' is [8, 100], but that of '_table', to which it is tied, is [100, 8]; declare the same shape, or none",
        });

    [Fact]
    public Task A_member_that_stays_null_is_named() => Finds(
        """
        public sealed partial class Net
        {
            [Embedding(100, 8), Init] private float[]? _table;
            [TiedTo(nameof(_table))] private readonly float[]? {|#0:_head|};
        }
        """,
        new ExpectedDiagnostic("INIT003")
        {
            At = "0",
            Message = "The shape of '_head' is that of '_table', but the member is read-only and nothing sets it; set it to '_table' in a constructor, or make it assignable",
        });

    [Fact]
    public Task Models_are_not_tied() => Finds("""
        public sealed partial class Net
        {
            [Init] private readonly Block _a = new();
            [TiedTo(nameof(_a))] private readonly Block {|INIT002:_b|} = new();
            [TiedTo(nameof(_a))] private readonly int[] {|INIT002:_c|} = new int[8];
            [TiedTo(nameof(_a))] private static float[]? {|INIT002:_d|};
        }

        public sealed partial class Block { [Bias(2)] private float[]? _w; }
        """);

    [Fact]
    public Task Is_silent_on_ties_that_hold() => IsSilent("""
        public sealed partial class Net
        {
            private readonly int _n = 8;
            [Embedding(100, 8), Init] private float[]? _table;
            [Dense(8, 100), TiedTo(nameof(_table))] private float[]? _head;
            [Bias(100)] private float[]? _headBias;
            [Dense(nameof(_n), 100), TiedTo(nameof(_head))] public float[]? Again { get; set; }
            [TiedTo(nameof(_table))] private readonly float[] _kept;
            [field: TiedTo(nameof(_table))] public float[] Backed { get; init; } = null!;
            public Net(float[] table) => _kept = _table = table;
        }
        """);
}
