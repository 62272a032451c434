using System;
using System.Threading.Tasks;
using InitGen.CodeFixes;
using InitGen.Testing;
using Microsoft.CodeAnalysis;

namespace InitGen.Compiler.Tests.Analysis;

public sealed class Init307UnwrittenTests : RuleTest
{
    [Fact]
    public Task Fires_on_an_array_of_zeros_that_is_used_as_a_weight() => Finds(
        Net(
            "private readonly float[] {|#0:_second|} = new float[64]; private float[,] {|INIT307:_third|};",
            "y += _second[o * 8 + i] * x[i]; y += Third(x, o, i);",
            "public Net() { _third = new float[8, 8]; } private float Third(float[] x, int o, int i) => x[i] * (float)(_third[o, i]);"),
        new ExpectedDiagnostic("INIT307")
        {
            At = "0",
            Severity = DiagnosticSeverity.Warning,
            Message = "The forward pass multiplies by '_second' as by a weight, but it is all zeros: 'new float[64]' allocates it, and nothing in 'Net' writes to it; "
                + "mark it with [Init] and its shape",
        });

    [Fact]
    public Task Fires_on_null_that_was_promised_to_be_an_array() => Finds(
        Net(
            "private float[] {|#0:_later|} = null!, {|INIT307:_default|} = default!, _made = null!, _handed = null!; private readonly float[]? _optional = null;",
            "y += _later[o * 8 + i] * x[i] + _default[o * 8 + i] * x[i] + _made[o * 8 + i] * x[i] + _handed[o * 8 + i] * x[i]; if (_optional != null) y += _optional[o * 8 + i] * x[i];",
            "public void Make() { _made = new float[64]; Set(ref _handed); } private static void Set(ref float[] w) => w = new float[] { 1 };"),
        new ExpectedDiagnostic("INIT307")
        {
            At = "0",
            Severity = DiagnosticSeverity.Warning,
            Message = "The forward pass multiplies by '_later' as by a weight, but it is null: nothing allocates it, and nothing in 'Net' writes to it; "
                + "mark it with [Init] and its shape",
        });

    [Fact]
    public Task Fires_on_what_a_row_of_a_table_is_multiplied_by() => Finds("""
        public sealed partial class Tower
        {
            [Embedding(10, 8), Init(Scheme.Normal, Std = 1)] private readonly float[] _table = new float[80];
            private readonly float[] {|INIT307:_w|} = new float[64];

            public float[] Forward(int id)
            {
                float[] x = _table.AsSpan(id * 8, 8).ToArray(), y = new float[8];
                for (int o = 0; o < 8; o++) for (int i = 0; i < 8; i++) y[o] += _w[o * 8 + i] * x[i];
                return y;
            }
        }
        """);

    [Fact]
    public Task The_light_bulb_marks_it_with_the_shape_that_fits() => (Fix<MarkWeightFix>() with { EquivalenceKey = nameof(MarkWeightFix) }).VerifyAsync(
        Compiler.Model(Tower("private readonly float[] {|INIT307:_v|} = new float[8 * 6]; // the last one", "private readonly float[,] {|INIT307:_u|} = new float[6, 8];")),
        Compiler.Model(Tower(
            "[Dense(8, 6), Init] private readonly float[] _v = new float[8 * 6]; // the last one", "[Dense(8, 6), Init] private readonly float[,] _u = new float[6, 8];")));

    [Fact]
    public Task The_light_bulb_is_not_offered_where_the_shape_cannot_be_seen() => Fix<MarkWeightFix>().VerifyNotOfferedAsync(
        Compiler.Model(Tower("private readonly float[] {|INIT307:_v|} = new float[48];", "private readonly float[,] {|INIT307:_u|} = null!;")));

    private static string Tower(string first, string second) => $$"""
        public sealed partial class Tower
        {
            [Dense(8, 8), Init] private readonly float[] _w = new float[64];
            {{first}}
            {{second}}

            public float[] Forward(float[] x)
            {
                float[] h = new float[8], y = new float[6];
                for (int o = 0; o < 8; o++)
                {
                    float sum = 0;
                    for (int i = 0; i < 8; i++) sum += _w[o * 8 + i] * x[i];
                    h[o] = MathF.Max(0, sum);
                }

                for (int o = 0; o < 6; o++)
                {
                    for (int i = 0; i < 8; i++) y[o] += _v[o * 8 + i] * h[i] + _u[o, i] * x[i];
                }

                return y;
            }
        }
        """;

    [Fact]
    public Task Is_silent_where_something_may_write_to_it() => IsSilent(Net(
        """
        private readonly float[] _a = new float[64], _b = new float[64], _c = new float[64], _d = new float[64], _e = new float[64], _f = new float[64];
        private readonly float[] _given;
        private float[] _replaced = new float[64];
        internal readonly float[] Open = new float[64];
        private readonly float[] _values = new float[] { 1, 2, 3 };
        [Obsolete] private readonly float[] _foreign = new float[64];
        public float[] F => _f;
        """,
        """
        y += _a[o * 8 + i] * x[i] + _b[o * 8 + i] * x[i] + _c[o * 8 + i] * x[i] + _d[o * 8 + i] * x[i] + _e[o * 8 + i] * x[i] + _f[o * 8 + i] * x[i];
        y += _given[o * 8 + i] * x[i] + _replaced[o * 8 + i] * x[i] + Open[o * 8 + i] * x[i] + _values[o * 8 + i] * x[i];
        """,
        """
        public Net(float[] given) { _given = given; _a[3] = 1; Array.Fill(_b, 0.5f); }
        public void Load(System.IO.BinaryReader r) { for (int i = 0; i < 64; i++) _c[i] = r.ReadSingle(); Read(_d.AsSpan()); var alias = _e; alias[0] = 1; }
        private static void Read(Span<float> to) => to[0] = 1;
        public void Replace(float[] by) => _replaced = by;
        """));

    [Fact]
    public Task Is_silent_on_buffers_states_biases_and_what_the_forward_pass_does_not_reach() => IsSilent(Net(
        """
        private readonly float[] _bias = new float[8], _state = new float[8], _perceptron = new float[8], _elsewhere = new float[64], _added = new float[64];
        private readonly float[] _sums = new float[64];
        """,
        "y += _w![o * 8 + i] * _state[i] + _bias[o] + _perceptron[i] * x[i] + _added[o * 8 + i]; _sums[o * 8 + i] += y; y += _sums[o * 8 + i] * x[i];",
        "public float Elsewhere(float[] x, int o, int i) => _elsewhere[o * 8 + i] * x[i];"));

    [Fact]
    public Task Is_silent_in_types_that_are_no_models_or_have_no_forward_pass() => IsSilent("""
        public sealed class Plain
        {
            private readonly float[] _w = new float[64];
            public float Forward(float[] x, int o, int i) => _w[o * 8 + i] * x[i];
        }

        public sealed partial class Model
        {
            [Bias(2)] private float[]? _b;
            private readonly float[] _w = new float[64];
            public float Apply(float[] x, int o, int i) => _w[o * 8 + i] * x[i];
        }
        """);

    [Fact]
    public Task Fires_where_helpers_spans_queries_and_tensors_do_the_multiplying() => Finds(
        Layers(
            """
            private readonly float[] {|INIT307:_helped|} = new float[64], {|INIT307:_span|} = new float[64], {|INIT307:_query|} = new float[64], {|INIT307:_deep|} = new float[64];
            private readonly double[] {|INIT307:_double|} = new double[64];
            private readonly Half[] {|INIT307:_half|} = new Half[64];
            private readonly float[][] {|INIT307:_rows|} = new float[8][];
            private readonly float[][] {|INIT307:_written|} = { new float[8], new float[8] }, {|INIT307:_made|} = Enumerable.Range(0, 8).Select(_ => new float[8]).ToArray();
            private readonly double[,] {|INIT307:_grid|} = new double[8, 8];
            private float[] {|INIT307:Auto|} { get; } = new float[64];
            """,
            """
            x = Linear(_helped, x);
            x = Ops.Deep(_deep, x);
            x = Linear(Auto, x);
            for (int o = 0; o < 8; o++) y[o] += TensorPrimitives.Dot(_span.AsSpan(o * 8, 8), x);
            x = Enumerable.Range(0, 8).Select(o => x.Select((v, i) => v * _query[o * 8 + i]).Sum()).ToArray();
            x = _rows.Select(row => row.Zip(x, (a, b) => a * b).Sum()).ToArray();
            for (int o = 0; o < 2; o++)
            {
                var row = _written[o];
                for (int i = 0; i < 8; i++) y[o] += row[i] * x[i];
                y[o] += TensorPrimitives.Dot(_made[o], x);
            }

            for (int o = 0; o < 8; o++)
            {
                double sum = 0;
                for (int i = 0; i < 8; i++) sum += _double[o * 8 + i] * x[i] + _grid[o, i] * x[i] + (double)_half[o * 8 + i] * x[i];
                y[o] = (float)Math.Tanh(sum);
            }
            """,
            """
            public Net() { for (int o = 0; o < 8; o++) _rows[o] = new float[8]; }
            private static float[] Linear(ReadOnlySpan<float> w, float[] x)
            {
                var y = new float[8];
                for (int o = 0; o < 8; o++) y[o] = TensorPrimitives.Dot(w.Slice(o * 8, 8), x);
                return y;
            }
            """));

    [Fact]
    public Task Is_silent_where_who_is_handed_the_array_may_write_to_it() => IsSilent(Layers(
        """
        private readonly float[] _filled = new float[64], _sent = new float[64], _kept = new float[64], _pinned = new float[64], _byRef = new float[64], _given = new float[64];
        private readonly float[] _called = new float[64], _boxed = new float[64], _viewed = new float[64], _swapped = new float[64], _read = new float[64], _virtual = new float[64];
        private readonly float[] _local = new float[64], _tuple = new float[64], _returned = new float[64], _lambda = new float[64];
        private readonly float[][] _rows = new float[8][], _each = { new float[8], new float[8] }, _listed = { new float[8], new float[8] };
        private readonly double[,] _grid = new double[8, 8];
        private readonly List<float[]> _all = new();
        private Action<float[]>? _load;
        """,
        """
        foreach (var w in new[] { 1 })
        {
            x = Linear(_filled, x); x = Linear(_sent, x); x = Linear(_kept, x); x = Linear(_pinned, x); x = Linear(_byRef, x); x = Linear(_given, x); x = Linear(_called, x);
            x = Linear(_boxed, x); x = Linear(_viewed, x); x = Linear(_swapped, x); x = Linear(_read, x); x = Linear(_virtual, x); x = Linear(_local, x);
            x = Linear(_tuple, x); x = Linear(_returned, x); x = Linear(_lambda, x);
        }

        for (int o = 0; o < 8; o++) y[o] = TensorPrimitives.Dot(_rows[o], x) + TensorPrimitives.Dot(_each[o], x) + TensorPrimitives.Dot(_listed[o], x);
        for (int o = 0; o < 8; o++) for (int i = 0; i < 8; i++) y[o] += (float)(_grid[o, i] * x[i]);
        """,
        """
        public Net() { for (int o = 0; o < 8; o++) _rows[o] = Row(); foreach (var row in _each) Array.Fill(row, 1f); _listed.ToList().ForEach(row => row[0] = 1); }
        public void Load(System.IO.Stream file, float[] from)
        {
            Fill(_filled); _all.Add(_kept); Set(ref _byRef[3]); from.CopyTo(_given, 0); _load?.Invoke(_called); Store(_boxed); Reread(_virtual);
            file.ReadExactly(System.Runtime.InteropServices.MemoryMarshal.AsBytes(_read.AsSpan()));
            Span<float> view = _viewed.AsSpan(8); view[1] = 1; (_swapped[0], _swapped[1]) = (1, 2); ref double first = ref _grid[0, 0]; first = 2;
            float[] alias; alias = _local; alias[0]++; var pair = (_tuple, 1); pair.Item1[0] = 1; Returned()[0] = 1; Action fill = () => _lambda[0] = 1; fill();
            System.Runtime.InteropServices.Marshal.Copy(IntPtr.Zero, _sent, 0, 64); Array.Copy(from, 0, _pinned, 0, 64);
        }

        protected internal virtual void Reread(float[] w) { }
        private float[] Returned() => _returned;
        private static float[] Row() => new float[] { 1, 2, 3, 4, 5, 6, 7, 8 };
        private static void Store(object w) { if (w is float[] array) array[0] = 1; }
        private static void Set(ref float to) => to = 1;
        private static void Fill(float[] w) => Further(w);
        private static void Further(float[] w) { for (int i = 0; i < w.Length; i++) w[i] = 1; }
        private static float[] Linear(ReadOnlySpan<float> w, float[] x)
        {
            var y = new float[8];
            for (int o = 0; o < 8; o++) y[o] = TensorPrimitives.Dot(w.Slice(o * 8, 8), x);
            return y;
        }
        """).Replace("public sealed partial class Net", "public partial class Net", StringComparison.Ordinal));

    [Fact]
    public Task Is_silent_on_first_states_vectors_and_arrays_that_no_products_are_summed_of() => IsSilent(Layers(
        """
        private readonly float[] _state = new float[8], _window = new float[8], _mean = new float[64], _added = new float[64], _centers = new float[64];
        private readonly float[,] _states = new float[2, 8];
        """,
        """
        for (int o = 0; o < 8; o++)
        {
            float sum = TensorPrimitives.Dot(_w.AsSpan(o * 8, 8), _state);
            for (int i = 0; i < 8; i++) sum += _w[o * 8 + i] * _states[1, i] + _w[o * 8 + i] * (x[i] * _states[0, i]) + _added[o * 8 + i];
            float distance = 0;
            for (int i = 0; i < 8; i++) distance += (x[i] - _centers[o * 8 + i]) * (x[i] - _centers[o * 8 + i]);
            y[o] = sum + TensorPrimitives.Dot(_window, x) + distance + x[o] * _mean[o * 8 + o];
        }
        """));

    [Fact]
    public Task Fires_on_the_weights_of_the_one_output_and_on_rows_that_a_counter_goes_through() => Finds("""
        using System.Linq;

        public sealed partial class Head
        {
            [Dense(8, 8), Init(Scheme.He)] private readonly float[] _w = new float[64];
            private readonly float[] {|INIT307:_output|} = new float[8];

            public float Forward(float[] x)
            {
                var h = new float[8];
                for (int o = 0; o < 8; o++) h[o] = MathF.Max(0, TensorPrimitives.Dot(_w.AsSpan(o * 8, 8), x));
                float y = 0.5f;
                for (int i = 0; i < 8; i++) y += _output[i] * h[i];
                return 1 / (1 + MathF.Exp(-y));
            }
        }

        public sealed partial class Query
        {
            [Dense(8, 8), Init(Scheme.He)] private readonly float[] _w = new float[64];
            private readonly float[] {|INIT307:_output|} = new float[8];

            public float Forward(float[] x)
            {
                var h = new float[8];
                for (int o = 0; o < 8; o++) h[o] = MathF.Max(0, TensorPrimitives.Dot(_w.AsSpan(o * 8, 8), x));
                return h.Select((v, i) => v * _output[i]).Sum();
            }
        }

        public sealed partial class Counted
        {
            [Dense(8, 8), Init(Scheme.He)] private readonly float[] _w = new float[64];
            private readonly float[] {|INIT307:_output|} = new float[64];

            public float[] Forward(float[] x)
            {
                var h = new float[8];
                for (int o = 0; o < 8; o++) h[o] = MathF.Max(0, TensorPrimitives.Dot(_w.AsSpan(o * 8, 8), x));
                return Layer(_output, h);
            }

            private static float[] Layer(float[] w, float[] x)
            {
                var y = new float[8];
                for (int o = 0, k = 0; o < 8; o++)
                {
                    for (int i = 0; i < 8; i++) y[o] += w[k++] * x[i];
                }

                return y;
            }
        }
        """);

    [Fact]
    public Task Is_silent_on_vectors_beside_what_else_is_returned_and_on_counters_of_one_loop() => IsSilent("""
        public sealed partial class Beside
        {
            [Dense(8, 8), Init(Scheme.He)] private readonly float[] _w = new float[64];
            private readonly float[] _window = new float[8], _again = new float[8], _mean = new float[8];

            public (float, float) Forward(float[] x)
            {
                var h = new float[8];
                for (int o = 0; o < 8; o++)
                {
                    h[o] = MathF.Max(0, TensorPrimitives.Dot(_w.AsSpan(o * 8, 8), x));
                    int k = 0;
                    for (int i = 0; i < 8; i++) h[o] += _again[k++] * x[i];
                }

                float y = h[0], distance = 0;
                for (int i = 0; i < 8; i++) y += _window[i] * h[i];
                for (int i = 0; i < 8; i++) distance += x[i] - _mean[i];
                return (y, distance);
            }
        }
        """);

    [Fact]
    public Task Is_silent_where_a_serializer_may_fill_it() => IsSilent(Layers(
        "private readonly float[,] _grid = new float[8, 8];",
        "for (int o = 0; o < 8; o++) for (int i = 0; i < 8; i++) y[o] += _grid[o, i] * x[i];").Replace("public sealed partial", "[Serializable] public sealed partial", StringComparison.Ordinal));

    private static string Layers(string fields, string statements, string members = "") => $$"""
        using System.Linq;

        public static class Ops
        {
            public static float[] Deep(float[] w, float[] x) => Deeper(w, x, 8);

            private static float[] Deeper(float[] w, float[] x, int n)
            {
                var y = new float[n];
                for (int o = 0; o < n; o++)
                {
                    for (int i = 0; i < x.Length; i++) y[o] += w[o * x.Length + i] * x[i];
                }

                return y;
            }
        }

        public sealed partial class Net
        {
            [Dense(8, 8), Init(Scheme.He)] private readonly float[] _w = new float[64];
            {{fields}}
            {{members}}

            public float[] Forward(float[] x)
            {
                var y = new float[8];
                for (int o = 0; o < 8; o++) y[o] = MathF.Max(0, TensorPrimitives.Dot(_w.AsSpan(o * 8, 8), x));
                x = y;
                y = new float[8];
                {{statements}}
                return y.Concat(x).ToArray();
            }
        }
        """;

    private static string Net(string fields, string loop, string members = "") => $$"""
        public sealed partial class Net
        {
            [Dense(8, 8), Init(Scheme.He)] private readonly float[]? _w = new float[64];
            {{fields}}
            {{members}}

            public float Forward(float[] x)
            {
                float y = 0;
                for (int o = 0; o < 8; o++)
                {
                    for (int i = 0; i < 8; i++)
                    {
                        y += _w![o * 8 + i] * x[i];
                        {{loop}}
                    }
                }

                return y;
            }
        }
        """;
}
