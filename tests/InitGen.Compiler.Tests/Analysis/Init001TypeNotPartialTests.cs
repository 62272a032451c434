using System.Threading.Tasks;
using InitGen.CodeFixes;

namespace InitGen.Compiler.Tests.Analysis;

public sealed class Init001TypeNotPartialTests : RuleTest
{
    [Fact]
    public Task Fires_on_a_class() => Finds("""
        public sealed class {|INIT001:Net|}
        {
            [Dense(4, 2), Init(Scheme.He)] private readonly float[] _w = new float[8];
        }
        """);

    [Fact]
    public Task Fires_on_a_struct_and_on_a_record() => Finds("""
        public struct {|INIT001:A|} { [Dense(4, 2), Init(Scheme.He)] public float[] W; }
        public record {|INIT001:B|} { [Bias(4)] public float[] W { get; set; } = new float[4]; }
        public record struct {|INIT001:C|} { public C() { } [Bias(4)] public float[] W { get; set; } = new float[4]; }
        """);

    [Fact]
    public Task Fires_when_a_type_around_it_is_not_partial() => Finds("""
        public class Outer
        {
            public sealed partial class {|INIT001:Net|}
            {
                [Dense(4, 2), Init(Scheme.He)] private readonly float[] _w = new float[8];
            }
        }
        """);

    [Fact]
    public Task Fires_on_what_partial_does_not_cure() => Finds("""
        public partial interface {|INIT001:I|} { [Dense(4, 2), Init(Scheme.He)] float[] W { get; set; } }
        public ref partial struct {|INIT001:S|} { [Dense(4, 2), Init(Scheme.He)] public float[] W; }
        file partial class {|INIT001:F|} { [Dense(4, 2), Init(Scheme.He)] public float[] W = new float[8]; }
        """);

    [Fact]
    public Task Is_silent_on_partial_types_and_on_types_without_marks() => IsSilent("""
        public partial class Outer
        {
            public sealed partial class Net
            {
                [Dense(4, 2), Init(Scheme.He)] private readonly float[] _w = new float[8];
                public float First => _w[0];
            }
        }

        public class Plain
        {
            public float[] W = new float[8];
            [Dense(4, 2)] public float[] ShapeAlone = new float[8];
        }
        """);

    [Fact]
    public Task Is_silent_on_a_type_in_several_partial_declarations() => IsSilent("""
        public partial class Net
        {
            [Dense(4, 2), Init(Scheme.He)] private readonly float[] _w = new float[8];
        }

        public partial class Net
        {
            public float First => _w[0];
        }
        """);

    [Fact]
    public Task Is_silent_on_attributes_of_the_same_name_elsewhere() => IsSilent("""
        public sealed class Net
        {
            [Other.Init, Other.Dense(4, 2)] public float[] W = new float[8];
        }
        """ + """
        public static class Other
        {
            public sealed class InitAttribute : Attribute { }
            public sealed class DenseAttribute : Attribute { public DenseAttribute(int inputs, int outputs) { } }
        }
        """);

    [Fact]
    public Task Fix_makes_the_type_and_all_around_it_partial() => Fixes<MakePartialFix>(
        """
        // The outer one.
        class Outer
        {
            /// <summary>The model.</summary>
            public sealed class {|INIT001:Net|}
            {
                [Dense(4, 2), Init(Scheme.He)] private readonly float[] _w = new float[8];
            }

            internal readonly record struct {|INIT001:Other|}
            {
                public Other() { }
                [Dense(4, 2), Init(Scheme.He)] private readonly float[] _w = new float[8];
            }
        }
        """,
        """
        // The outer one.
        partial class Outer
        {
            /// <summary>The model.</summary>
            public sealed partial class Net
            {
                [Dense(4, 2), Init(Scheme.He)] private readonly float[] _w = new float[8];
            }

            internal readonly partial record struct Other
            {
                public Other() { }
                [Dense(4, 2), Init(Scheme.He)] private readonly float[] _w = new float[8];
            }
        }
        """);

    [Fact]
    public Task Fix_is_not_offered_where_partial_does_not_help() => Fix<MakePartialFix>().VerifyNotOfferedAsync(Compiler.Model("""
        public ref struct {|INIT001:S|} { [Dense(4, 2), Init(Scheme.He)] public float[] W; }
        """));
}
