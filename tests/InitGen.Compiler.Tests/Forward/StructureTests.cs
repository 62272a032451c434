namespace InitGen.Compiler.Tests.Forward;

/// <summary>How the values of a model come together: sums, products, parts, loops over blocks, steps of a recurrence.</summary>
public sealed class StructureTests : ReadingTest
{
    private const string Layer = """
        private static float[] Linear(float[] w, float[] x, int outputs)
        {
            var y = new float[outputs];
            for (int o = 0; o < outputs; o++) for (int i = 0; i < x.Length; i++) y[o] += w[o * x.Length + i] * x[i];
            return y;
        }
        private static float[] Relu(float[] x) => x.Select(v => MathF.Max(0, v)).ToArray();

        """;

    private const string Two = Layer + """
        [Dense(4, 4), Init] private readonly float[] _a = new float[16];
        [Dense(4, 4), Init] private readonly float[] _c = new float[16];

        """;

    [Fact]
    public void Residual_sums() => Reads(Two + """
        public float[] Forward(float[] x)
        {
            var y = Linear(_c, Relu(Linear(_a, x, 4)), 4);
            for (int i = 0; i < 4; i++) y[i] += x[i];
            return Relu(y);
        }
        """, """
        0  input x
        1  dense _a [4, 4] <- 0
        2  ReLU <- 1
        3  dense _c [4, 4] <- 2
        4  sum <- 3, 0
        5  ReLU <- 4
        returns 5
        """);

    [Fact]
    public void Lists_of_objects_of_which_one_is_a_choice() => Reads(Two + """
        public Row[] Forward(Row[] x, bool wide)
        {
            Row[] y = Each(_a, x);
            Row[] skip = wide ? Each(_c, x) : x;
            return y.Zip(skip, Add).ToArray();
        }

        private static Row[] Each(float[] w, Row[] rows) => rows.Select(row => new Row { Data = Linear(w, row.Data, 4) }).ToArray();

        private static Row Add(Row a, Row b)
        {
            var sum = new Row();
            for (int i = 0; i < 4; i++) sum.Data[i] = a.Data[i] + b.Data[i];
            return sum;
        }

        public sealed class Row { public float[] Data { get; set; } = new float[4]; }
        """, """
        0  input x
        1  dense _a [4, 4] <- 0
        2  dense _c [4, 4] <- 0
        3  choice <- 2, 0
        4  sum <- 1, 3
        returns 4
        """);

    [Fact]
    public void Side_by_side() => Reads(Two + """
        [Dense(8, 2), Init] private readonly float[] _d = new float[16];
        public float[] Forward(float[] x)
        {
            var y = new float[8];
            Array.Copy(Linear(_a, x, 4), 0, y, 0, 4);
            Linear(_c, x, 4).CopyTo(y, 4);
            return Linear(_d, Relu(y), 2);
        }
        """, """
        0  input x
        1  dense _a [4, 4] <- 0
        2  dense _c [4, 4] <- 0
        3  concat <- 1, 2
        4  ReLU <- 3
        5  dense _d [2, 8] <- 4
        returns 5
        """);

    [Fact]
    public void Gates() => Reads(Two + """
        public float[] Forward(float[] x)
        {
            var a = Linear(_a, x, 4);
            var b = Linear(_c, x, 4);
            return a.Zip(b, (u, v) => u * (1 / (1 + MathF.Exp(-v)))).ToArray();
        }
        """, """
        0  input x
        1  dense _a [4, 4] <- 0
        2  dense _c [4, 4] <- 0
        3  sigmoid <- 2
        4  product <- 1, 3
        returns 4
        """);

    [Fact]
    public void Maxout() => Reads(Two + """
        public float[] Forward(float[] x)
        {
            var a = Linear(_a, x, 4);
            var b = Linear(_c, x, 4);
            for (int i = 0; i < 4; i++) a[i] = MathF.Max(a[i], b[i]);
            return a;
        }
        """, """
        0  input x
        1  dense _a [4, 4] <- 0
        2  dense _c [4, 4] <- 0
        3  maxout (2 pieces) <- 1, 2
        returns 3
        """);

    [Fact]
    public void Halves_of_one_value() => Reads(Layer + """
        [Dense(4, 8), Init] private readonly float[] _a = new float[32];
        public float[] Forward(float[] x)
        {
            var h = Linear(_a, x, 8);
            var y = new float[4];
            for (int i = 0; i < 4; i++) y[i] = h[i] * (1 / (1 + MathF.Exp(-h[4 + i])));
            return y;
        }
        """, """
        0  input x
        1  dense _a [8, 4] <- 0
        2  GLU <- 1
        returns 2
        """);

    [Fact]
    public void Branches_by_the_model_and_by_the_data() => Reads(Two + """
        private bool _training;
        public float[] Forward(float[] x)
        {
            var y = Linear(_a, x, 4);
            if (_training) for (int i = 0; i < 4; i++) y[i] = Random.Shared.NextSingle() < 0.1f ? 0 : y[i] / 0.9f;
            return y[0] > 0 ? Linear(_c, y, 4) : y;
        }
        """, """
        0  input x
        1  dense _a [4, 4] <- 0
        2  dropout 0.1 <- 1
        3  dense _c [4, 4] <- 2
        4  unknown: a random choice <- 1, 3
        returns 4
        """);

    [Fact]
    public void Blocks_in_a_loop_and_what_the_parent_decides() => Reads("""
        public sealed partial class Net
        {
            [Init] private readonly Block[] _blocks = { new(), new(), new() };
            [Init] private readonly List<Block> _more = new();
            public float[] Forward(float[] x)
            {
                foreach (Block block in _blocks) x = block.Forward(x);
                for (int i = 0; i < _more.Count; i++) x = _more[i].Forward(x);
                return x;
            }
        }

        public sealed partial class Block
        {
            [Dense(4, 4), Init] private readonly float[] _w = new float[16];
            public float[] Forward(float[] x)
            {
                var y = new float[4];
                for (int o = 0; o < 4; o++) for (int i = 0; i < 4; i++) y[o] += _w[o * 4 + i] * x[i];
                for (int i = 0; i < 4; i++) y[i] = MathF.Tanh(y[i]) + x[i];
                return y;
            }
        }
        """, """
        0  input x
        1  dense _blocks[i]._w [4, 4] <- 0
        2  tanh <- 1
        3  sum <- 2, 0
        4  3 rounds of 1 to 3, each from what 0 was to what 3 becomes
        5  dense _more[i]._w [4, 4] <- 4
        6  tanh <- 5
        7  sum <- 6, 4
        8  all rounds of 5 to 7, each from what 4 was to what 7 becomes
        returns 8
        """);

    [Fact]
    public void Recurrence() => Reads(Two + """
        public float[] Forward(float[][] steps)
        {
            var h = new float[4];
            foreach (float[] x in steps)
            {
                var a = Linear(_a, x, 4);
                var r = Linear(_c, h, 4);
                for (int i = 0; i < 4; i++) h[i] = MathF.Tanh(a[i] + r[i]);
            }

            return h;
        }
        """, """
        0  input steps
        1  state h
        2  dense _a [4, 4] <- 0
        3  dense _c [4, 4] <- 1
        4  sum <- 2, 3
        5  tanh <- 4
        returns 5
        """);

    [Fact]
    public void Base_types_and_overrides() => Reads("""
        public abstract partial class Base
        {
            [Dense(4, 4), Init] protected readonly float[] _w = new float[16];
            public float[] Forward(float[] x)
            {
                var y = new float[4];
                for (int o = 0; o < 4; o++) for (int i = 0; i < 4; i++) y[o] += _w[o * 4 + i] * x[i];
                return Act(y);
            }
            protected virtual float[] Act(float[] x) => x;
        }

        public sealed partial class Net : Base
        {
            [Bias(4)] private readonly float[] _b = new float[4];
            protected override float[] Act(float[] x) { for (int i = 0; i < 4; i++) x[i] = MathF.Max(0, x[i] + _b[i]); return x; }
        }
        """, """
        0  input x
        1  dense _w [4, 4] <- 0
        2  bias _b [4] <- 1
        3  ReLU <- 2
        returns 3
        """);

    [Fact]
    public void Several_inputs_and_outputs_and_what_is_not_reached() => Reads(Two + """
        [Dense(4, 4), Init(Scheme.He)] private readonly float[] _left = new float[16];
        [Forward] public (float[] A, float[] B) Run([Input(Mean = 1, Std = 2)] float[] x, float[] y) => (Linear(_a, x, 4), Relu(Linear(_c, y, 4)));
        """, """
        0  input x
        1  input y
        2  dense _a [4, 4] <- 0
        3  dense _c [4, 4] <- 1
        4  ReLU <- 3
        5  dense _left [4, 4]
        returns 2, 4
        """);

    [Fact]
    public void Overloads_that_hand_on() => Reads(Two + """
        public float[] Forward(float[] x) => Forward(x, false);
        public float[] Forward(float[] x, bool training) => Relu(Linear(_a, x, 4));
        """, """
        0  input x
        1  dense _a [4, 4] <- 0
        2  ReLU <- 1
        3  dense _c [4, 4]
        returns 2
        """);

    [Fact]
    public void Running_statistics() => Reads(Layer + """
        [Dense(4, 4), Init] private readonly float[] _a = new float[16];
        [Norm(4)] private readonly float[] _gamma = new float[4];
        [Bias(4)] private readonly float[] _beta = new float[4];
        private readonly float[] _mean = new float[4], _var = new float[4];
        public float[] Forward(float[] x)
        {
            var y = Linear(_a, x, 4);
            for (int i = 0; i < 4; i++) y[i] = _gamma[i] * (y[i] - _mean[i]) / MathF.Sqrt(_var[i] + 1e-5f) + _beta[i];
            return Relu(y);
        }
        """, """
        0  input x
        1  dense _a [4, 4] <- 0
        2  normalization <- 1
        3  scale _gamma [4] <- 2
        4  bias _beta [4] <- 3
        5  ReLU <- 4
        returns 5
        """);
}
