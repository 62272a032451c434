namespace InitGen.Compiler.Tests.Forward;

/// <summary>A matrix product is one layer, however it is written.</summary>
public sealed class MatrixProductTests : ReadingTest
{
    private const string Dense = "[Dense(4, 3), Init] private readonly float[] _w = new float[12]; [Bias(3)] private readonly float[] _b = new float[3];\n";

    private const string One = """
        0  input x
        1  dense _w [3, 4] <- 0
        2  bias _b [3] <- 1
        returns 2
        """;

    private const string Unbiased = """
        0  input x
        1  dense _w [3, 4] <- 0
        returns 1
        """;

    [Theory]
    [InlineData("for (int o = 0; o < 3; o++) { float s = _b[o]; for (int i = 0; i < 4; i++) s += _w[o * 4 + i] * x[i]; y[o] = s; }")]
    [InlineData("for (int o = 0; o < 3; o++) { float s = 0; for (int i = 0; i < 4; i++) s += _w[o * 4 + i] * x[i]; y[o] = s + _b[o]; }")]
    [InlineData("for (int o = 0; o < 3; o++) { y[o] = _b[o]; for (int i = 0; i < 4; i++) y[o] += x[i] * _w[o * 4 + i]; }")]
    [InlineData("int k = 0; for (int o = 0; o < 3; o++) { float s = 0; for (int i = 0; i < 4; i++) s += _w[k++] * x[i]; y[o] = s + _b[o]; }")]
    [InlineData("for (int o = 0; o < 3; o++) y[o] = TensorPrimitives.Dot(_w.AsSpan(o * 4, 4), x) + _b[o];")]
    [InlineData("for (int o = 0; o < 3; o++) { ReadOnlySpan<float> row = _w.AsSpan().Slice(o * 4, 4); y[o] = TensorPrimitives.Dot<float>(row, x); } TensorPrimitives.Add(y, _b, y);")]
    [InlineData("y = Enumerable.Range(0, 3).Select(o => _w.Skip(o * 4).Take(4).Zip(x, (w, v) => w * v).Sum() + _b[o]).ToArray();")]
    [InlineData("Parallel.For(0, 3, o => { float s = 0; for (int i = 0; i < 4; i++) s += _w[o * 4 + i] * x[i]; y[o] = s + _b[o]; });")]
    [InlineData("int o = 0; while (o < 3) { float s = 0; int i = 0; do { s += _w[o * 4 + i] * x[i]; i++; } while (i < 4); y[o] = s + _b[o]; o++; }")]
    [InlineData("for (int i = 0; i < 4; i++) for (int o = 0; o < 3; o++) y[o] += _w[o * 4 + i] * x[i]; for (int o = 0; o < 3; o++) y[o] += _b[o];")]
    [InlineData("for (int o = 0; o < 3; o++) { double s = 0; for (int i = 0; i < 4; i++) s = Math.FusedMultiplyAdd(_w[o * 4 + i], x[i], s); y[o] = (float)s + _b[o]; }")]
    [InlineData("for (int o = 0; o < 3; o++) { ref float r = ref y[o]; r = _b[o]; for (int i = 0; i < 4; i++) r += _w[o * 4 + i] * x[i]; }")]
    [InlineData("for (int o = 0; o < 3; o++) { float s = checked(_b[o]); foreach (int i in Enumerable.Range(0, 4)) { unchecked { s += _w[o * 4 + i] * x[i]; } } y[o] = s; }")]
    public void Bodies(string body) => Reads(Dense + "public float[] Forward(float[] x) { var y = new float[3]; " + body + " return y; }", One);

    [Fact]
    public void Helpers_that_are_handed_everything() => Reads(Dense + """
        public float[] Forward(float[] x) => Linear(_w, x, _b);
        private static float[] Linear(float[] w, float[] x, float[] b)
        {
            var y = new float[b.Length];
            for (int o = 0; o < y.Length; o++)
            {
                float s = b[o];
                for (int i = 0; i < x.Length; i++) s += w[o * x.Length + i] * x[i];
                y[o] = s;
            }

            return y;
        }
        """, One);

    [Fact]
    public void Helpers_with_a_destination() => Reads(Dense + """
        public float[] Forward(float[] x) { var y = new float[3]; Linear(_w, x, _b, y); return y; }
        private static void Linear(ReadOnlySpan<float> w, ReadOnlySpan<float> x, ReadOnlySpan<float> b, Span<float> y)
        {
            for (int o = 0; o < y.Length; o++) y[o] = TensorPrimitives.Dot(w.Slice(o * x.Length, x.Length), x) + b[o];
        }
        """, One);

    [Theory]
    [InlineData("[Dense(4, 3), Init] private readonly float[,] _w = new float[3, 4];", "_w[o, i]")]
    [InlineData("[Dense(4, 3), Init] private readonly float[][] _w = { new float[4], new float[4], new float[4] };", "_w[o][i]")]
    public void Shapes_of_arrays(string weight, string element) => Reads(
        weight + "public float[] Forward(float[] x) { var y = new float[3]; for (int o = 0; o < 3; o++) { float s = 0; for (int i = 0; i < 4; i++) s += "
            + element + " * x[i]; y[o] = s; } return y; }",
        Unbiased);

    [Fact]
    public void Batches() => Reads(Dense + """
        public float[,] Forward(float[,] x)
        {
            int n = x.GetLength(0);
            var y = new float[n, 3];
            for (int b = 0; b < n; b++)
                for (int o = 0; o < 3; o++)
                {
                    float s = _b[o];
                    for (int i = 0; i < 4; i++) s += x[b, i] * _w[o * 4 + i];
                    y[b, o] = s;
                }

            return y;
        }
        """, One);

    [Fact]
    public void An_output_that_is_a_parameter() => Reads(Dense + """
        public void Forward(ReadOnlySpan<float> x, Span<float> y)
        {
            for (int o = 0; o < y.Length; o++) y[o] = TensorPrimitives.Dot(_w.AsSpan(o * 4, 4), x) + _b[o];
        }
        """, One);

    [Fact]
    public void Convolutions_with_padding() => Reads("""
        [Conv(3, 8, 3, 3), Init] private readonly float[] _k = new float[8 * 27];
        public float[,,] Forward(float[,,] x)
        {
            int h = x.GetLength(1), w = x.GetLength(2);
            var y = new float[8, h, w];
            for (int o = 0; o < 8; o++)
                for (int r = 0; r < h; r++)
                    for (int c = 0; c < w; c++)
                    {
                        float s = 0;
                        for (int i = 0; i < 3; i++)
                            for (int u = 0; u < 3; u++)
                            {
                                int yy = r + u - 1;
                                if (yy < 0 || yy >= h) continue;
                                for (int v = 0; v < 3; v++)
                                {
                                    int xx = c + v - 1;
                                    if (xx < 0 || xx >= w) continue;
                                    s += _k[((o * 3 + i) * 3 + u) * 3 + v] * x[i, yy, xx];
                                }
                            }

                        y[o, r, c] = MathF.Max(0, s);
                    }

            return y;
        }
        """, """
        0  input x
        1  convolution _k [8, 3] <- 0
        2  ReLU <- 1
        returns 2
        """);

    [Fact]
    public void Embeddings_by_token() => Reads("""
        [Embedding(100, 8), Init] private readonly float[] _e = new float[800];
        [TiedTo(nameof(_e)), Dense(8, 100)] private float[] _head = null!;
        public float[] Forward(int[] tokens)
        {
            var y = new float[8];
            foreach (int t in tokens) for (int i = 0; i < 8; i++) y[i] += _e[t * 8 + i];
            var z = new float[100];
            for (int o = 0; o < 100; o++) for (int i = 0; i < 8; i++) z[o] += _e[o * 8 + i] * MathF.Tanh(y[i]);
            return z;
        }
        """, """
        0  input tokens
        1  embedding _e [8, 100] <- 0
        2  sum over elements <- 1
        3  tanh <- 2
        4  dense _e [100, 8] <- 3
        returns 4
        """);
}
