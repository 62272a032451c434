namespace InitGen.Compiler.Tests.Forward;

/// <summary>What random models found: each of these was read as something else once.</summary>
public sealed class RandomFindingsTests : ReadingTest
{
    // A dense layer y of three outputs, then statements.
    private static void Is(string statements, string expected) => Reads(
        "[Dense(4, 3), Init] private readonly float[] _w = new float[12];\nprivate readonly Random _random = new(1);\npublic float[] Forward(float[] x) { var y = new float[3]; "
            + "for (int o = 0; o < 3; o++) for (int i = 0; i < 4; i++) y[o] += _w[o * 4 + i] * x[i]; " + statements + " }",
        "0  input x\n1  dense _w [3, 4] <- 0\n" + expected);

    [Theory]
    [InlineData("for (int i = 0; i < 3; i++) y[i] = MathF.Tanh(y[i]) * (_random.NextDouble() < 0.2 ? 0 : 1.25f); return y;", "2  tanh <- 1\n3  dropout 0.2 <- 2\nreturns 3")]
    [InlineData("for (int i = 0; i < 3; i++) y[i] = 0.5f * MathF.Tanh(y[i]); for (int i = 0; i < 3; i++) y[i] = _random.NextDouble() < 0.5 ? 0 : y[i] / 0.5f; return y;", "2  tanh <- 1\n3  times 0.5 <- 2\n4  dropout 0.5 <- 3\nreturns 4")]
    public void What_dropout_keeps_has_its_own_factor(string statements, string expected) => Is(statements, expected);

    [Theory]
    [InlineData("float s = 0; for (int i = 0; i < 3; i++) s += y[i]; return new[] { s * 0.5f };", "2  sum over elements of 3 <- 1\n3  times 0.5 <- 2\nreturns 3")]
    [InlineData("float s = 0; for (int i = 0; i < 3; i++) s += y[i]; s /= 3; return new[] { MathF.Tanh(s) };", "2  mean of 3 <- 1\n3  tanh <- 2\nreturns 3")]
    [InlineData("return new[] { MathF.Tanh(y.Select(v => v * 2).Average() / 2) };", "2  mean <- 1\n3  times 2 <- 2\n4  times 0.5 <- 3\n5  tanh <- 4\nreturns 5")]
    public void How_many_are_added_up_is_not_guessed_from_a_factor(string statements, string expected) => Is(statements, expected);

    [Theory]
    [InlineData("for (int i = 0; i < 3; i++) y[i] = 0.5f * (y[i] * Math.Clamp(y[i] + 3, 0, 6) / 6); return y;", "2  hard-swish <- 1\n3  times 0.5 <- 2\nreturns 3")]
    [InlineData("for (int i = 0; i < 3; i++) y[i] = y[i] > x[i] ? y[i] : x[i]; return y;", "2  maxout (2 pieces) <- 0, 1\nreturns 2")]
    public void Functions_are_found_with_their_numbers(string statements, string expected) => Is(statements, expected);

    [Fact]
    public void A_gate_behind_a_layer_is_no_gate_before_it() => Reads("""
        [Dense(4, 4), Init] private readonly float[] _w = new float[16];
        public float[] Forward(float[] x, float[] gate)
        {
            var y = new float[4];
            for (int o = 0; o < 4; o++)
            {
                float s = 0;
                for (int i = 0; i < 4; i++) s += _w[o * 4 + i] * x[i];
                y[o] = gate[o] * s;
            }

            return y;
        }
        """, """
        0  input x
        1  input gate
        2  dense _w [4, 4] <- 0
        3  product <- 1, 2
        returns 3
        """);

    [Fact]
    public void A_copy_into_a_longer_array_has_its_length() => Reads("""
        public float[] Forward(float[] x, float[] z)
        {
            var a = new float[2];
            for (int i = 0; i < 2; i++) a[i] = MathF.Tanh(x[i]);
            var y = new float[6];
            Array.Copy(a, y, 2);
            Array.Copy(z, 0, y, 2, 4);
            return new[] { y.Sum() };
        }
        """, """
        0  input x
        1  input z
        2  tanh <- 0
        3  concat <- 2, 1
        4  sum over elements of 6 <- 3
        returns 4
        """);
}
