using System.Linq;
using System.Threading.Tasks;
using InitGen.Testing;
using Microsoft.CodeAnalysis;

namespace InitGen.Compiler.Tests.Analysis;

public sealed class Init008NameTakenTests : RuleTest
{
    [Fact]
    public Task Fires_on_each_member_that_would_be_generated() => Finds(
        """
        public sealed partial class A
        {
            [Bias(2)] private float[]? _b;
            public void {|#0:InitializeWeights|}(ulong seed = 0) { }
            public int {|#1:InitializeWeights|}(in InitializationOptions options) => 1;
        }

        public partial class B
        {
            [Bias(2)] private float[]? _b;
            private bool {|#2:InitializeWeights|};
        }

        public partial struct C
        {
            [Bias(2)] private float[]? _b;
            public C() { }
            public int {|#3:DescribeWeightsCore|} { get; set; }
            private static void {|#4:InitializeWeightsCore|}(ref InitGen.CompilerServices.WeightPass pass) { }
        }

        public partial class {|#5:InitializeWeights|} { [Bias(2)] private float[]? _b; }
        """,
        At("0", "No code is generated for 'A': it declares 'InitializeWeights(ulong)', and a method of that signature would be generated; rename it, or change its parameters"),
        At("1", "No code is generated for 'A': it declares 'InitializeWeights(in InitializationOptions)', and a method of that signature would be generated; rename it, or change its parameters"),
        At("2", "No code is generated for 'B': it declares the field 'InitializeWeights', and methods of that name would be generated; rename it"),
        At("3", "No code is generated for 'C': it declares the property 'DescribeWeightsCore', and methods of that name would be generated; rename it"),
        At("4", "No code is generated for 'C': it declares 'InitializeWeightsCore(ref WeightPass)', and a method of that signature would be generated; rename it, or change its parameters"),
        At("5", "No code is generated for 'InitializeWeights': it declares a type of the name 'InitializeWeights', and methods of that name would be generated; rename it"));

    [Fact]
    public Task Fires_on_records_layers_nested_types_and_partial_ones() => Finds(
        """
        public partial record R([property: Bias(2), Init] float[] B)
        {
            public event Action? {|#0:InitializeWeights|};
            public void Raise() => InitializeWeights?.Invoke();
        }

        [Layer]
        public sealed partial class L
        {
            [Norm(2), Init] private readonly float[] _g = new float[2];
            private void {|#1:OfferWeightsCore|}(ref InitGen.CompilerServices.WeightPass pass, in InitGen.CompilerServices.LayerContext layer) { }
        }

        public static partial class Outer
        {
            public sealed partial class Inner { [Bias(2)] private float[]? _b; }
            public sealed partial class Inner { public class {|#2:InitializeWeights|} { } }
        }
        """,
        At("0", "No code is generated for 'R': it declares the event 'InitializeWeights', and methods of that name would be generated; rename it"),
        At("1", "No code is generated for 'L': it declares 'OfferWeightsCore(ref WeightPass, in LayerContext)', and a method of that signature would be generated; rename it, or change its parameters"),
        At("2", "No code is generated for 'Inner': it declares the type 'InitializeWeights', and methods of that name would be generated; rename it"));

    [Fact]
    public Task Siblings_and_models_around_it_get_their_code() => Finds("""
        public sealed partial class Net
        {
            [Init] private readonly Bad _bad = new();
            [Dense(4, 2), Init(Scheme.He)] private float[]? _w;
            public void Start() => InitializeWeights();
        }

        public sealed partial class Derived : Bad2
        {
            [Bias(2)] private float[]? _c;
            public void Start() => InitializeWeights();
        }

        public sealed partial class Bad { [Bias(2)] private float[]? _b; public void {|INIT008:InitializeWeights|}(ulong seed) { } }
        public partial class Bad2 { [Bias(2)] private float[]? _b; private int {|INIT008:InitializeWeightsCore|} = 1; public int Get() => InitializeWeightsCore; }
        """);

    [Fact]
    public Task Is_silent_on_other_overloads_and_on_members_of_others() => IsSilent("""
        public sealed partial class A
        {
            [Bias(2)] private float[]? _b;
            public void InitializeWeights(int layers, float scale) { }
            public void InitializeWeights(string path) => InitializeWeights();
            public void InitializeWeights<T>(ulong seed) { }
            private static void InitializeWeightsCore() { }
            private void DescribeWeights() { }
            private sealed class Nested { public void InitializeWeights(ulong seed) { } }
        }

        public class Plain { public void InitializeWeights(ulong seed) { } public int InitializeWeightsCore; }
        public sealed partial class FromPlain : Plain { [Bias(2)] private float[]? _b; }
        public interface IModel { void InitializeWeights(ulong seed = 0); }
        public sealed partial class B : IModel { [Bias(2)] private float[]? _b; }
        public partial class Base { [Bias(2)] private float[]? _b; }
        public sealed partial class Leaf : Base { [Bias(2)] private float[]? _c; }
        """);

    [Fact]
    public void No_code_is_generated_for_the_type_alone() => Assert.Equal(
        ["Good"],
        Compiler.Generator.Verify(Compiler.Model("""
            public sealed partial class Bad { [Bias(2)] public float[]? B; public void InitializeWeights(ulong seed) { } }
            public sealed partial class Good { [Bias(2)] private float[]? _b; }
            """)).Sources.Where(static source => source.Key.Contains("Good") || source.Key.Contains("Bad")).Select(static source => source.Key.Contains("Good") ? "Good" : "Bad"));

    private static ExpectedDiagnostic At(string place, string message) => new("INIT008") { At = place, Severity = DiagnosticSeverity.Error, Message = message };
}
