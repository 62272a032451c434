namespace InitGen.Compiler.Tests.Analysis;

/// <summary>What the models of rule tests compute with, in plain C#.</summary>
internal static class LayerFunctions
{
    public const string Source = """
        internal static class Ops
        {
            public static float[] Linear(float[] w, float[] x, int outputs)
            {
                var y = new float[outputs];
                for (int o = 0; o < outputs; o++) for (int i = 0; i < x.Length; i++) y[o] += w[o * x.Length + i] * x[i];
                return y;
            }

            public static float[] Relu(float[] x) => Array.ConvertAll(x, static v => MathF.Max(0, v));
            public static float[] Leaky(float[] x) => Array.ConvertAll(x, static v => v > 0 ? v : 0.2f * v);
            public static float[] Tanh(float[] x) => Array.ConvertAll(x, MathF.Tanh);
            public static float[] Sigmoid(float[] x) => Array.ConvertAll(x, static v => 1 / (1 + MathF.Exp(-v)));
            public static float[] Silu(float[] x) => Array.ConvertAll(x, static v => v / (1 + MathF.Exp(-v)));
            public static float[] Softplus(float[] x) => Array.ConvertAll(x, static v => MathF.Log(1 + MathF.Exp(v)));
            public static float[] Softsign(float[] x) => Array.ConvertAll(x, static v => v / (1 + MathF.Abs(v)));
            public static float[] Selu(float[] x) =>
                Array.ConvertAll(x, static v => 1.0507009873554805f * (v > 0 ? v : 1.6732632423543772f * (MathF.Exp(v) - 1)));

            public static float[] Add(float[] x, float[] y) { var z = new float[x.Length]; for (int i = 0; i < x.Length; i++) z[i] = x[i] + y[i]; return z; }
            public static float[] Multiply(float[] x, float[] y) { var z = new float[x.Length]; for (int i = 0; i < x.Length; i++) z[i] = x[i] * y[i]; return z; }

            public static float[] Drop(float[] x, Random random, float rate)
            {
                var y = new float[x.Length];
                for (int i = 0; i < x.Length; i++) y[i] = random.NextSingle() < rate ? 0 : x[i] / (1 - rate);
                return y;
            }

            public static float[] Normalize(float[] x)
            {
                float mean = 0, square = 0;
                for (int i = 0; i < x.Length; i++) mean += x[i] / x.Length;
                for (int i = 0; i < x.Length; i++) square += (x[i] - mean) * (x[i] - mean) / x.Length;
                var y = new float[x.Length];
                for (int i = 0; i < x.Length; i++) y[i] = (x[i] - mean) / MathF.Sqrt(square + 1e-5f);
                return y;
            }

            public static float[] Softmax(float[] x)
            {
                var y = new float[x.Length];
                float sum = 0;
                for (int i = 0; i < x.Length; i++) sum += y[i] = MathF.Exp(x[i]);
                for (int i = 0; i < x.Length; i++) y[i] /= sum;
                return y;
            }
        }

        """;

    /// <summary>A model with the layers _a [8, 8], of which <paramref name="init"/> is said, and _b [4, 8].</summary>
    public static string Net(string name, string init, string forward) => $$"""
        public sealed partial class {{name}}
        {
            [Dense(8, 8), {{init}}] private readonly float[] _a = new float[64];
            [Dense(8, 4), Init(Scheme.Normal, Std = 0.3)] private readonly float[] _b = new float[32];
            private readonly Random _random = new(1);

            public float[] Forward(float[] x) => {{forward}};
        }

        """;
}
