using System;
using System.Collections.Generic;
using System.Linq;
using InitGen.CompilerServices;
using InitGen.Theory;

namespace InitGen.Compiler.Tests.Running;

/// <summary>Schemes that make a weight as a whole, in generated code: the right matrices in the right places.</summary>
public sealed class WholeWeightTests
{
    private const string Model = """
        public sealed partial class Constant
        {
            [Dense(24, 16), Init(Scheme.Orthogonal, Gain = 1.5)] private float[,]? _orthogonal;
            [Dense(12, 48, Packed = 4), Init(Scheme.Orthogonal)] private float[]? _gates;
            [Conv(8, 12, 3, 3, Groups = 2), Init(Scheme.Orthogonal)] private float[]? _conv;
            [Conv(8, 12, 3, 3, Groups = 2), Init(Scheme.DeltaOrthogonal)] private float[]? _delta;
            [ConvTranspose(8, 12, 4, Groups = 2), Init(Scheme.DeltaOrthogonal)] private float[]? _up;
            [Embedding(30, 16), Init(Scheme.UnitSphere)] private float[]? _sphere;
            [Dense(24, 16), Init(Scheme.Identity, Gain = 0.5)] private float[]? _identity;
            [Conv(8, 12, 3, 3, Groups = 2), Init(Scheme.Dirac)] private float[]? _dirac;
            [Dense(24, 16), Init(Scheme.Sparse, Sparsity = 0.75)] private float[]? _sparse;
        }

        public sealed partial class Dynamic
        {
            private int _eight = 8, _twelve = 12, _sixteen = 16, _twentyFour = 24, _fortyEight = 48, _thirty = 30;
            [Dense(nameof(_twentyFour), nameof(_sixteen)), Init(Scheme.Orthogonal, Gain = 1.5)] private float[,]? _orthogonal;
            [Dense(12, nameof(_fortyEight), Packed = 4), Init(Scheme.Orthogonal)] private float[]? _gates;
            [Conv(nameof(_eight), nameof(_twelve), 3, 3, Groups = 2), Init(Scheme.Orthogonal)] private float[]? _conv;
            [Conv(nameof(_eight), nameof(_twelve), 3, 3, Groups = 2), Init(Scheme.DeltaOrthogonal)] private float[]? _delta;
            [ConvTranspose(nameof(_eight), nameof(_twelve), 4, Groups = 2), Init(Scheme.DeltaOrthogonal)] private float[]? _up;
            [Embedding(nameof(_thirty), nameof(_sixteen)), Init(Scheme.UnitSphere)] private float[]? _sphere;
            [Dense(nameof(_twentyFour), nameof(_sixteen)), Init(Scheme.Identity, Gain = 0.5)] private float[]? _identity;
            [Conv(nameof(_eight), nameof(_twelve), 3, 3, Groups = 2), Init(Scheme.Dirac)] private float[]? _dirac;
            [Dense(24, nameof(_sixteen)), Init(Scheme.Sparse, Sparsity = 0.75)] private float[]? _sparse;
        }
        """;

    private static readonly (string Field, string Path)[] Fields =
    [
        ("_gates", "gates.weight"), ("_conv", "conv.weight"), ("_delta", "delta.weight"), ("_up", "up.weight"),
        ("_sphere", "sphere.weight"), ("_identity", "identity.weight"), ("_dirac", "dirac.weight"), ("_sparse", "sparse.weight"),
    ];

    [Fact]
    public void Weights_are_what_the_schemes_say()
    {
        using RunningModel model = RunningModel.Load(Model);
        object net = model.Initialize(model.Create("Constant"), 7);

        float[] orthogonal = [.. model.Field<float[,]>(net, "_orthogonal").Cast<float>()];
        AssertOrthonormal(orthogonal, 16, 24, 1.5);
        float[] gates = model.Weights(net, "_gates");
        for (int gate = 0; gate < 4; gate++) AssertOrthonormal(gates.AsSpan(gate * 144, 144), 12, 12);
        float[] conv = model.Weights(net, "_conv");
        for (int group = 0; group < 2; group++) AssertOrthonormal(conv.AsSpan(group * 216, 216), 6, 36);

        // The middle of 3 x 3 is element 4, that of 4 is element 2.
        float[] delta = model.Weights(net, "_delta");
        AssertCentre(delta, 9, 4);
        for (int group = 0; group < 2; group++) AssertOrthonormal(Centre(delta, 9, 4).AsSpan(group * 24, 24), 6, 4);
        float[] up = model.Weights(net, "_up");
        AssertCentre(up, 4, 2);
        for (int group = 0; group < 2; group++) AssertOrthonormal(Centre(up, 4, 2).AsSpan(group * 24, 24), 4, 6);

        float[] sphere = model.Weights(net, "_sphere");
        for (int row = 0; row < 30; row++)
            Assert.Equal(1, Math.Sqrt(sphere.AsSpan(row * 16, 16).ToArray().Sum(weight => (double)weight * weight)), 1e-6);

        float[] identity = model.Weights(net, "_identity");
        for (int i = 0; i < identity.Length; i++) Assert.Equal(i / 24 == i % 24 ? 0.5f : 0, identity[i]);
        float[] dirac = model.Weights(net, "_dirac");
        AssertCentre(dirac, 9, 4);
        float[] ones = Centre(dirac, 9, 4);
        for (int i = 0; i < ones.Length; i++) Assert.Equal(i / 4 % 6 == i % 4 ? 1 : 0, ones[i]);

        float[] sparse = model.Weights(net, "_sparse");
        for (int column = 0; column < 24; column++)
            Assert.Equal(12, Enumerable.Range(0, 16).Count(row => sparse[(row * 24) + column] == 0));
        Assert.Equal(0.01, Math.Sqrt(sparse.Sum(weight => (double)weight * weight) / (4 * 24)), 0.003);
    }

    [Fact]
    public void Descriptions_have_the_moments_of_what_is_filled()
    {
        using RunningModel model = RunningModel.Load(Model);
        object net = model.Initialize(model.Create("Constant"), 7);
        IReadOnlyList<ParameterDescription> parameters = RunningModel.Parameters(net);
        foreach ((string field, string path) in Fields)
        {
            WeightDistribution law = parameters.Single(parameter => parameter.Path == path).Distribution;
            float[] weights = model.Weights(net, field);
            double meanSquare = weights.Average(weight => (double)weight * weight);
            if (law.Kind == DistributionKind.Sparse) Assert.Equal(law.MeanSquare, meanSquare, law.MeanSquare / 2);
            else Assert.Equal(law.MeanSquare, meanSquare, law.MeanSquare * 1e-6);
            if (law.Kind == DistributionKind.Identity) Assert.Equal(law.Mean, weights.Average(weight => (double)weight), 1e-9);
        }
    }

    [Fact]
    public void Slices_equal_the_whole()
    {
        using RunningModel model = RunningModel.Load(Model);
        object net = model.Initialize(model.Create("Constant"), 9);
        var random = new Random(1);
        foreach ((string field, string path) in Fields)
        {
            float[] whole = model.Weights(net, field);
            for (int i = 0; i < 50; i++)
            {
                int start = random.Next(whole.Length + 1);
                int count = random.Next(whole.Length - start + 1);
                Assert.Equal(whole.AsSpan(start, count).ToArray(), RunningModel.Slice(net, path, start, count, seed: 9));
            }
        }
    }

    [Theory]
    [InlineData(1, 4)]
    [InlineData(3, 1)]
    [InlineData(7, 2)]
    public void Shards_and_threads_make_up_the_whole(int shards, int threads)
    {
        using RunningModel model = RunningModel.Load(Model);
        object whole = model.Initialize(model.Create("Constant"), 9);
        object parts = model.Create("Constant");
        for (int rank = 0; rank < shards; rank++)
        {
            model.Initialize(
                parts, new InitializationOptions { Seed = 9, Shard = new(rank, shards), MaxDegreeOfParallelism = threads });
        }

        foreach ((string field, _) in Fields) Assert.Equal(model.Weights(whole, field), model.Weights(parts, field));
    }

    [Fact]
    public void Sizes_of_run_time_give_the_bits_of_constant_ones()
    {
        using RunningModel model = RunningModel.Load(Model);
        object one = model.Initialize(model.Create("Constant"), 5);
        object two = model.Initialize(model.Create("Dynamic"), 5);
        Assert.Equal(
            model.Field<float[,]>(one, "_orthogonal").Cast<float>(), model.Field<float[,]>(two, "_orthogonal").Cast<float>());
        foreach ((string field, _) in Fields) Assert.Equal(model.Weights(one, field), model.Weights(two, field));
        Assert.Equal(
            RunningModel.Parameters(one).Select(parameter => parameter.ToString() + parameter.Distribution.Variance),
            RunningModel.Parameters(two).Select(parameter => parameter.ToString() + parameter.Distribution.Variance));
    }

    [Fact]
    public void Weights_are_a_function_of_seed_and_path_alone_to_the_bit()
    {
        // A change of these bits is a new version of every user's model: never by accident.
        using RunningModel model = RunningModel.Load(Model);
        object net = model.Initialize(model.Create("Constant"), 42);
        Testing.Snapshots.VerifyText(string.Join('\n', Fields.Select(field => field.Path + ": " + Hash(model.Weights(net, field.Field)))));
    }

    internal static string Hash(float[] weights)
    {
        ulong hash = 14695981039346656037;
        foreach (float weight in weights) hash = unchecked((hash ^ BitConverter.SingleToUInt32Bits(weight)) * 1099511628211);
        return $"{hash:x16}";
    }

    private static float[] Centre(float[] weights, int kernel, int centre) => [.. weights.Where((_, i) => i % kernel == centre)];

    private static void AssertCentre(float[] weights, int kernel, int centre) =>
        Assert.All(weights.Where((_, i) => i % kernel != centre), weight => Assert.Equal(0, weight));

    private static void AssertOrthonormal(ReadOnlySpan<float> matrix, int rows, int columns, double gain = 1)
    {
        bool tall = rows > columns;
        (int vectors, int length) = tall ? (columns, rows) : (rows, columns);
        for (int i = 0; i < vectors; i++)
        {
            for (int j = i; j < vectors; j++)
            {
                double product = 0;
                for (int k = 0; k < length; k++)
                    product += tall ? matrix[(k * columns) + i] * matrix[(k * columns) + j] : matrix[(i * columns) + k] * matrix[(j * columns) + k];
                Assert.Equal(i == j ? gain * gain : 0, product, 2e-6);
            }
        }
    }
}
