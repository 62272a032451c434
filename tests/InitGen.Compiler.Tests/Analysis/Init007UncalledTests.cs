using System.Threading.Tasks;
using InitGen.CodeFixes;
using InitGen.Testing;
using Microsoft.CodeAnalysis;

namespace InitGen.Compiler.Tests.Analysis;

public sealed class Init007UncalledTests : RuleTest
{
    [Fact]
    public Task Fires_on_models_that_are_created_and_never_initialized() => Finds(
        """
        public static class Program
        {
            public static object Main2() { var net = new Net(); Point point = new(); Use(net); return new Trained().Step(1) + new Host.Inner().Get() + point.Get() + new Helped().Get(new float[4]) + new Stack().ToString(); }
            private static void Use(Net net) => Console.WriteLine(net.ToString());
        }

        internal sealed partial class {|#0:Net|} { [Dense(4, 2), Init(Scheme.He)] private readonly float[] _w = new float[8]; }
        internal partial struct {|INIT007:Point|} { public Point() { } [Dense(4, 2), Init(Scheme.He)] private readonly float[] _w = new float[8]; public float Get() => _w[0]; }
        internal sealed partial class {|INIT007:Trained|}
        {
            [Dense(4, 2), Init(Scheme.He)] private readonly float[] _w;
            public Trained() => _w = new float[8];
            public float Step(float rate) { for (int i = 0; i < _w.Length; i++) _w[i] -= rate; return _w[0]; }
        }

        internal sealed partial class {|INIT007:Helped|}
        {
            [Dense(4, 2), Init(Scheme.He)] private readonly float[] _w = new float[8];
            public float Get(float[] x) => Dot(_w, x) + Dot(_w.AsSpan(4, 4), x) + Row(_w)[0];
            private static float Dot(ReadOnlySpan<float> w, float[] x) => w[0] * x[0];
            private static float[] Row(float[] w) { float[] same = nameof(_w).Length > 1 ? w : w; return same.AsSpan(0, 4).ToArray(); }
        }

        internal sealed partial class {|INIT007:Stack|}
        {
            [Init] private readonly Block[] _blocks;
            public Stack() => _blocks = System.Linq.Enumerable.ToArray(System.Linq.Enumerable.Select(new[] { 1, 2 }, static _ => new Block()));
        }

        internal sealed partial class Block { [Bias(2)] private float[]? _b; }

        public static partial class Host
        {
            internal sealed partial class {|INIT007:Inner|} { [Bias(2)] private float[]? _b; public int Get() => _b?.Length ?? 0; }
        }

        // Another model's call says nothing of these.
        internal sealed partial class Other { [Bias(2)] private float[]? _b; public static Other Make() { var other = new Other(); other.InitializeWeights(); return other; } }
        """,
        new ExpectedDiagnostic("INIT007")
        {
            At = "0",
            Severity = DiagnosticSeverity.Info,
            Message = "'Net' is created, but nothing in this project calls its InitializeWeights, and nothing outside of it can: its weights stay at zero or null; "
                + "call InitializeWeights() in its constructor, or where it is created",
        });

    [Fact]
    public Task Is_silent_where_a_call_may_reach_the_model() => IsSilent("""
        public static class Program
        {
            public static void Run(bool flag)
            {
                new A().InitializeWeights(3);
                B? b = flag ? new B() : null;
                b?.InitializeWeights();
                Action<ulong> c = new C().InitializeWeights;
                Base d = new D();
                d.InitializeWeights();
                _ = new E();
                new F().FillParameter("b.bias", 0, new float[2]);
                _ = nameof(G.InitializeWeights) + new G();
                _ = new H();
                _ = new I();
            }
        }

        internal sealed partial class A { [Bias(2)] private float[]? _b; }
        internal sealed partial class B { [Bias(2)] private float[]? _b; }
        internal sealed partial class C { [Bias(2)] private float[]? _b; }
        internal partial class Base { [Bias(2)] private float[]? _b; }
        internal sealed partial class D : Base { [Bias(2)] private float[]? _c; }
        internal sealed partial class E { [Bias(2)] private float[]? _b; public E() => InitializeWeights(); }
        internal sealed partial class F { [Bias(2)] private float[]? _b; }
        internal sealed partial class G { [Bias(2)] private float[]? _b; }
        internal partial record H { [Bias(2)] private float[]? _b; public static H Make() { var h = new H(); h.InitializeWeights(); return h; } }
        internal sealed partial class I { [Init] private readonly J _j = new(); public void Start() => this.InitializeWeights(); }
        internal sealed partial class J { [Bias(2)] private float[]? _b; }
        """);

    [Fact]
    public Task Is_silent_where_others_may_make_the_call_or_fill_the_weights() => IsSilent("""
        public static class Program
        {
            public static void Run(float[] trained)
            {
                _ = new Open();
                _ = new Loaded(trained);
                new Filled().Load(new System.IO.BinaryReader(System.IO.Stream.Null));
                new Copied().Load(trained);
                var settable = new Settable { W = trained };
                Console.WriteLine(new HandedOut());
                var list = new List<Listed> { new Listed() };
                _ = Activator.CreateInstance(typeof(Reflected));
                _ = new Reflected();
                object any = Generic(new Inferred());
                _ = new Returned().Weights[0];
                new Aliased().Load(trained);
                new Helped().Load();
                _ = new Holder(trained);
            }

            private static T Generic<T>(T model) => model;
        }

        public sealed partial class Open { [Bias(2)] private float[]? _b; }
        internal sealed partial class NeverCreated { [Bias(2)] private float[]? _b; }
        internal abstract partial class Abstract { [Bias(2)] private float[]? _b; }
        internal sealed partial class Loaded { [Bias(2)] private readonly float[] _b; public Loaded(float[] b) => _b = b; }
        internal sealed partial class Filled { [Bias(2)] private float[] _b = new float[2]; public void Load(System.IO.BinaryReader r) { for (int i = 0; i < 2; i++) _b[i] = r.ReadSingle(); } }
        internal sealed partial class Copied { [Bias(2)] private float[] _b = new float[2]; public void Load(float[] from) => from.CopyTo(_b, 0); }
        internal sealed partial class Settable { [Bias(2)] public float[]? W { get; set; } }
        internal sealed partial class HandedOut { [Bias(2)] private float[]? _b; }
        internal sealed partial class Listed { [Bias(2)] private float[]? _b; }
        internal sealed partial class Reflected { [Bias(2)] private float[]? _b; }
        internal sealed partial class Inferred { [Bias(2)] private float[]? _b; }
        internal sealed partial class Returned { [Bias(2)] private readonly float[] _b = new float[2]; public float[] Weights => _b; }
        internal sealed partial class Aliased { [Bias(2)] private readonly float[] _b = new float[2]; public void Load(float[] from) { float[] to = _b; from.CopyTo(to, 0); } }
        internal sealed partial class Helped { [Bias(2)] private readonly float[] _b = new float[2]; public void Load() => Further(_b.AsSpan()); private static void Further(Span<float> w) => Fill(w); private static void Fill(Span<float> w) => w[0] = 1; }
        internal sealed partial class Holder { [Init] private readonly Part _part; public Holder(float[] b) => _part = new Part(b); }
        internal sealed partial class Part { [Bias(2)] private readonly float[] _b; public Part(float[] b) => _b = b; }
        internal sealed partial class Tested { [Bias(2)] private float[]? _b; }
        public sealed class FactAttribute : Attribute { }
        public sealed class Tests { [Fact] public void Can_be_created() => _ = new Tested(); }
        """);

    [Fact]
    public async Task Is_silent_where_the_internals_are_visible_or_the_receiver_is_not_known()
    {
        const string Net = "internal sealed partial class Net { [Bias(2)] private float[]? _b; public static Net Make() => new(); }";
        await Compiler.Analyzer.VerifyAsync(Compiler.Project.WithSources("[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Tests\")]", Compiler.Model(Net)));
        await IsSilent(Net + " public interface IModel { void InitializeWeights(ulong seed = 0); } public static class Use { public static void Start(IModel model) => model.InitializeWeights(); }");
        await IsSilent(Net + " public static class Use { public static void Start(dynamic model) => model.InitializeWeights(); }");
        await IsSilent(Net + " public static class Use { public static object? Find(object model) => model.GetType().GetMethod(\"InitializeWeights\"); }");
        await IsSilent(Net + " public static class Use { public static void Start<T>(T model) where T : InitGen.CompilerServices.IInitializable { } }");
    }

    [Fact]
    public Task The_fix_calls_it_in_each_constructor() => Fixes<CallInitializeFix>(
        """
        public static class Program { public static void Run() { _ = new A(); _ = new B(2); _ = new C(); _ = new D(); } }

        internal sealed partial class {|INIT007:A|}
        {
            // the layer
            [Dense(4, 2), Init(Scheme.He)] private readonly float[] _w = new float[8];
        }

        internal sealed partial class {|INIT007:B|}
        {
            [Dense(4, 2), Init(Scheme.He)] private readonly float[] _w;

            public B(int n)
            {
                // allocates
                _w = new float[8];
            }

            public B() : this(1) { }
        }

        internal sealed partial class {|INIT007:C|}
        {
            [Dense(4, 2), Init(Scheme.He)] private readonly float[] _w;
            public C() => _w = new float[8]; // all
        }

        internal sealed partial class {|INIT007:D|}
        {
            [Bias(2)] private float[]? _w;
            public D() { }
        }
        """,
        """
        public static class Program { public static void Run() { _ = new A(); _ = new B(2); _ = new C(); _ = new D(); } }

        internal sealed partial class A
        {
            // the layer
            [Dense(4, 2), Init(Scheme.He)] private readonly float[] _w = new float[8];

            public A() => InitializeWeights();
        }

        internal sealed partial class B
        {
            [Dense(4, 2), Init(Scheme.He)] private readonly float[] _w;

            public B(int n)
            {
                // allocates
                _w = new float[8];
                InitializeWeights();
            }

            public B() : this(1) { }
        }

        internal sealed partial class C
        {
            [Dense(4, 2), Init(Scheme.He)] private readonly float[] _w;
            public C() { _w = new float[8]; InitializeWeights(); } // all
        }

        internal sealed partial class D
        {
            [Bias(2)] private float[]? _w;
            public D() { InitializeWeights(); }
        }
        """);
}
