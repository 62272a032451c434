using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace InitGen.Compiler.Tests.Running;

/// <summary>Generated models under each option: threads, shards, progress and cancellation.</summary>
public sealed class OptionsTests
{
    private const float Untouched = -77;

    /// <summary>Enough for three threads.</summary>
    private const int Size = 5000;

    /// <summary>Base class, arrays, lists, structs, nested models, several containers; at 13000 large enough for eight threads.</summary>
    private const string Zoo = """
        public abstract partial class Animal
        {
            [Dense(300, 200), Init(Scheme.He)] public float[]? _body;
        }

        public sealed partial class Zoo : Animal
        {
            private readonly int _size;
            [Embedding(1000, 101), Init(Scheme.Normal, Std = 0.02)] private float[,]? _table;
            [Init] private readonly Cage[] _cages = { new(), new(), new() };
            [Init] private readonly List<Bird> _birds = new() { default, default };
            [Init] private Bird _bird;
            [Init] public Bird Place { get; set; }
            [Dense(nameof(_size), 333), Init(Scheme.TruncatedNormal, Std = 1)] private Tensor<float>? _tensor;
            [Bias(333), Init(Scheme.Constant, Value = 0.25)] private float[]? _bias;

            public Zoo(int size) => _size = size;

            public float[] Weights()
            {
                var all = new List<float>(_body!);
                foreach (float weight in _table!) all.Add(weight);
                foreach (Cage cage in _cages)
                {
                    all.AddRange(cage.Inner.W!);
                    all.AddRange(cage.Door!);
                }

                foreach (Bird bird in _birds) all.AddRange(bird.W!);
                all.AddRange(_bird.W!);
                all.AddRange(Place.W!);
                var tensor = new float[_tensor!.FlattenedLength];
                _tensor.FlattenTo(tensor);
                all.AddRange(tensor);
                all.AddRange(_bias!);
                return all.ToArray();
            }

            public void Mark(float value)
            {
                Array.Fill(_body!, value);
                for (int i = 0; i < 1000; i++)
                    for (int j = 0; j < 101; j++) _table![i, j] = value;
                foreach (Cage cage in _cages)
                {
                    Array.Fill(cage.Inner.W!, value);
                    Array.Fill(cage.Door!, value);
                }

                foreach (Bird bird in _birds) Array.Fill(bird.W!, value);
                Array.Fill(_bird.W!, value);
                Array.Fill(Place.W!, value);
                _tensor!.Fill(value);
                Array.Fill(_bias!, value);
            }
        }

        public partial class Cage
        {
            [Init] public readonly Inner Inner = new();
            [Bias(77), Init(Scheme.Uniform, Low = 1, High = 2)] public float[]? Door;
        }

        public sealed partial class Inner
        {
            [Dense(333, 111), Init(Scheme.Xavier)] public float[]? W;
        }

        public partial struct Bird
        {
            [Dense(100, 99), Init(Scheme.LeCun)] public float[]? W;
        }
        """;

    [Fact]
    public void Any_number_of_threads_gives_the_same_bits()
    {
        using RunningModel model = RunningModel.Load(Zoo);
        object zoo = model.Create("Zoo", 13000);
        float[] expected = Weights(new() { Seed = 9, MaxDegreeOfParallelism = 1 });
        for (int degree = 2; degree <= 8; degree++) Same(expected, Weights(new() { Seed = 9, MaxDegreeOfParallelism = degree }));
        Same(expected, Weights(new() { Seed = 9 }));
        model.Call(zoo, "Mark", Untouched);
        Same(expected, (float[])model.Call(model.Initialize(zoo, 9), "Weights")!);

        float[] Weights(InitializationOptions options)
        {
            if (options.MaxDegreeOfParallelism != 1) model.Call(zoo, "Mark", Untouched);
            return (float[])model.Call(model.Initialize(zoo, options), "Weights")!;
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Shards_make_up_the_whole_and_leave_the_rest(int count)
    {
        using RunningModel model = RunningModel.Load(Zoo);
        float[] whole = Weights(model, new() { Seed = 9 });
        var owners = new int[whole.Length];
        for (int rank = 0; rank < count; rank++)
        {
            object zoo = model.Initialize(model.Create("Zoo", Size), 1);
            model.Call(zoo, "Mark", Untouched);
            model.Initialize(zoo, new InitializationOptions { Seed = 9, Shard = new(rank, count), MaxDegreeOfParallelism = 1 + rank });
            var part = (float[])model.Call(zoo, "Weights")!;
            for (int i = 0; i < part.Length; i++)
            {
                if (part[i] == Untouched) continue;
                owners[i]++;
                if (part[i] != whole[i]) Assert.Fail($"Element {i} of shard {rank} of {count} is {part[i]} instead of {whole[i]}.");
            }
        }

        Assert.True(owners.All(number => number == 1));
    }

    [Fact]
    public void A_shard_allocates_only_what_it_fills()
    {
        using RunningModel model = RunningModel.Load(Zoo);
        foreach (int degree in new[] { 1, 4 })
        {
            object first = model.Initialize(
                model.Create("Zoo", 13000), new InitializationOptions { Shard = new(0, 4), MaxDegreeOfParallelism = degree });
            Assert.NotNull(model.Field<float[]?>(first, "_body"));
            Assert.Null(model.Field<object?>(first, "_bias"));
            object last = model.Initialize(
                model.Create("Zoo", 13000), new InitializationOptions { Shard = new(3, 4), MaxDegreeOfParallelism = degree });
            Assert.Null(model.Field<float[]?>(last, "_body"));
            Assert.NotNull(model.Field<object?>(last, "_tensor"));
        }
    }

    [Fact]
    public void Shards_of_trees_with_random_sizes_make_up_the_whole()
    {
        using RunningModel model = RunningModel.Load("""
            public sealed partial class Tree
            {
                private readonly int _rows;
                private readonly int _columns;
                [Dense(nameof(_columns), nameof(_rows)), Init(Scheme.He)] private float[]? _w;
                [Init] private readonly List<Tree> _branches = new();
                [Bias(nameof(_rows)), Init(Scheme.Uniform, Low = -1, High = 1)] private float[]? _b;

                public Tree(Random random, int depth)
                {
                    _rows = random.Next(1, 40);
                    _columns = random.Next(1, 40);
                    for (int i = 0; depth > 0 && i < random.Next(4); i++) _branches.Add(new Tree(random, depth - 1));
                }

                public float[] Weights() => AllWeights().ToArray();

                private List<float> AllWeights()
                {
                    var all = new List<float>(_w!);
                    foreach (Tree branch in _branches) all.AddRange(branch.AllWeights());
                    all.AddRange(_b!);
                    return all;
                }
            }
            """);
        for (int seed = 0; seed < 20; seed++)
        {
            object whole = model.Initialize(model.Create("Tree", new Random(seed), 3), 4);
            object parts = model.Create("Tree", new Random(seed), 3);
            int count = new Random(seed).Next(1, 9);
            for (int rank = count - 1; rank >= 0; rank--) model.Initialize(parts, new InitializationOptions { Seed = 4, Shard = new(rank, count) });
            Assert.Equal((float[])model.Call(whole, "Weights")!, (float[])model.Call(parts, "Weights")!);
        }
    }

    [Fact]
    public void A_struct_is_filled_in_place_on_several_threads()
    {
        using RunningModel model = RunningModel.Load("""
            public partial struct Large
            {
                [Dense(1100, 1000), Init(Scheme.He)] public float[]? A;
                [Dense(1000, 501), Init(Scheme.He)] public float[]? B;
            }

            public readonly partial struct Fixed
            {
                [Dense(1100, 1000), Init(Scheme.He, Name = "A")] public readonly float[] C = new float[1100 * 1000];
                public Fixed() { }
            }

            public static class Program
            {
                public static (float[]?, float[]?, float[]?) Run(InitializationOptions options)
                {
                    Large large = default;
                    large.InitializeWeights(in options);
                    var it = new Fixed();
                    it.InitializeWeights(in options);
                    return (large.A, large.B, it.C);
                }
            }
            """);
        var one = ((float[] A, float[] B, float[] C))model.CallStatic("Program", "Run", new InitializationOptions { MaxDegreeOfParallelism = 1 })!;
        var four = ((float[] A, float[] B, float[] C))model.CallStatic("Program", "Run", new InitializationOptions { MaxDegreeOfParallelism = 4 })!;
        Same(one.A, four.A);
        Same(one.B, four.B);
        Same(one.A, four.C);
        Assert.NotEqual(0, one.B[^1]);
    }

    [Fact]
    public void A_property_is_set_by_the_caller_alone_and_once()
    {
        using RunningModel model = RunningModel.Load("""
            public partial struct Part
            {
                [Dense(1100, 1000), Init(Scheme.He)] public float[]? W;
            }

            public sealed partial class Net
            {
                private Part _part;
                public int Sets;
                [Init] public Part Part
                {
                    get => _part;
                    set
                    {
                        Sets++;
                        _part = value;
                    }
                }
            }
            """);
        foreach (int degree in new[] { 1, 8 })
        {
            object net = model.Initialize(
                model.Create("Net"),
                new InitializationOptions { MaxDegreeOfParallelism = degree, Progress = new Listener(_ => { }) });
            Assert.Equal(1, model.Field<int>(net, "Sets"));
            RunningModel.Slice(net, "Part.W.weight", 0, 1);
            Assert.Equal(1, model.Field<int>(net, "Sets"));
        }
    }

    [Fact]
    public void A_part_that_is_held_twice_has_the_bits_of_its_last_path_at_any_number_of_threads()
    {
        using RunningModel model = RunningModel.Load("""
            public sealed partial class Net
            {
                [Init] public readonly Block[] Blocks;
                public Net()
                {
                    var shared = new Block();
                    Blocks = new[] { shared, shared, shared };
                }

                public float[] Weights() => Blocks[0].W;
            }

            public sealed partial class Block
            {
                [Dense(1000, 600), Init(Scheme.He)] public readonly float[] W = new float[600 * 1000];
            }
            """);
        object net = model.Create("Net");
        foreach (int degree in new[] { 1, 2, 8 })
        {
            model.Initialize(net, new InitializationOptions { Seed = 2, MaxDegreeOfParallelism = degree });
            Same(RunningModel.Slice(net, "Blocks.2.W.weight", 0, 600 * 1000, 2), (float[])model.Call(net, "Weights")!);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Progress_names_the_paths_that_the_model_lists(int degree)
    {
        using RunningModel model = RunningModel.Load(Zoo);
        object zoo = model.Create("Zoo", Size);
        var listener = new Listener(_ => { });
        model.Initialize(zoo, new InitializationOptions { Progress = listener, MaxDegreeOfParallelism = degree });

        string[] paths = [.. RunningModel.Parameters(zoo).Select(parameter => parameter.Path)];
        long total = RunningModel.Parameters(zoo).Sum(parameter => parameter.Length);
        Assert.Equal(paths.Order(), listener.Reports.Select(report => report.Path).Distinct().Order());
        if (degree == 1) Assert.Equal(paths, listener.Reports.Select(report => report.Path));
        Assert.Equal((total, total, paths.Length, paths.Length), Numbers(listener.Reports[^1]));
        Assert.Equal(listener.Reports.Select(report => report.Elements).Order().Distinct(), listener.Reports.Select(report => report.Elements));
    }

    [Fact]
    public void A_cancelled_run_lists_what_is_complete()
    {
        using RunningModel model = RunningModel.Load(Zoo);
        object zoo = model.Create("Zoo", Size);
        using var source = new CancellationTokenSource();
        var listener = new Listener(report => { if (report.Path == "cages.0.Inner.W.weight") source.Cancel(); });
        InitializationCanceledException thrown = Assert.Throws<InitializationCanceledException>(() => model.Initialize(
            zoo, new InitializationOptions { Progress = listener, CancellationToken = source.Token, MaxDegreeOfParallelism = 1 }));
        Assert.Equal(["body.weight", "table.weight", "cages.0.Inner.W.weight"], thrown.CompleteParameters);
        Assert.Equal(
            "The initialization was cancelled: 3 of 14 parameters are complete, 197963 of 1977053 elements are filled. "
            + "Initialize again to have all of them.",
            thrown.Message);
        Assert.NotNull(model.Field<object?>(zoo, "_table"));
        Assert.Null(model.Field<object?>(zoo, "_tensor"));
    }

    [Fact]
    public void Storage_that_does_not_fit_is_said_once_and_as_it_is_on_several_threads()
    {
        using RunningModel model = RunningModel.Load(Zoo);
        object zoo = model.Create("Zoo", Size);
        model.SetField(zoo, "_bias", new float[3]);
        InvalidOperationException thrown = Assert.Throws<InvalidOperationException>(
            () => model.Initialize(zoo, new InitializationOptions { MaxDegreeOfParallelism = 4 }));
        Assert.Equal("Zoo._bias holds 3 elements, but its declared shape [333] has 333. Make the array that long, or correct the shape.", thrown.Message);
    }

    [Fact]
    public void Members_that_share_a_buffer_are_filled_as_by_one_thread()
    {
        using RunningModel model = RunningModel.Load("""
            public sealed partial class Net
            {
                public readonly float[] Buffer = new float[1200 * 1000];
                [Dense(1000, 600), Init(Scheme.He)] private readonly Memory<float> _a;
                [Dense(1000, 600), Init(Scheme.He)] private readonly Memory<float> _b;

                public Net(int second)
                {
                    _a = Buffer.AsMemory(0, 600 * 1000);
                    _b = Buffer.AsMemory(second, 600 * 1000);
                }
            }
            """);
        foreach (int second in new[] { 600 * 1000, 300 * 1000, 599_999, 0 })
        {
            object one = model.Initialize(model.Create("Net", second), new InitializationOptions { MaxDegreeOfParallelism = 1 });
            object four = model.Initialize(model.Create("Net", second), new InitializationOptions { MaxDegreeOfParallelism = 4 });
            Same(model.Weights(one, "Buffer"), model.Weights(four, "Buffer"));
        }
    }

    [Fact]
    public void A_run_on_one_thread_allocates_nothing()
    {
        using RunningModel model = RunningModel.Load("""
            public sealed partial class Net
            {
                [Init] private readonly List<Part> _parts = new() { new(), new(), new() };

                public long Allocated(InitializationOptions options)
                {
                    InitializeWeights(in options);
                    long before = GC.GetAllocatedBytesForCurrentThread();
                    InitializeWeights(in options);
                    return GC.GetAllocatedBytesForCurrentThread() - before;
                }
            }

            public sealed partial class Part
            {
                [Dense(30, 30), Init(Scheme.He)] private float[]? _w;
                [Bias(30)] private float[]? _b;
            }
            """);
        Assert.Equal(0L, model.Call(model.Create("Net"), "Allocated", default(InitializationOptions)));
        Assert.Equal(0L, model.Call(model.Create("Net"), "Allocated", new InitializationOptions { MaxDegreeOfParallelism = 1, Seed = 3 }));
        Assert.Equal(0L, model.Call(model.Create("Net"), "Allocated", new InitializationOptions { Shard = new(1, 2) }));
    }

    [Fact]
    public void Instances_can_be_initialized_at_the_same_time()
    {
        using RunningModel model = RunningModel.Load(Zoo);
        float[] expected = Weights(model, new() { Seed = 9, MaxDegreeOfParallelism = 1 });
        Parallel.For(0, 8, _ => Same(expected, Weights(model, new() { Seed = 9, MaxDegreeOfParallelism = 2 })));
    }

    [Fact]
    public void A_slice_allocates_nothing_in_the_model()
    {
        using RunningModel model = RunningModel.Load(Zoo);
        object zoo = model.Create("Zoo", Size);
        foreach (ParameterDescription parameter in RunningModel.Parameters(zoo)) RunningModel.Slice(zoo, parameter.Path, 0, 1);
        Assert.All(new[] { "_body", "_table", "_tensor", "_bias" }, field => Assert.Null(model.Field<object?>(zoo, field)));
    }

    private static void Same(float[] expected, float[] found) => Assert.True(expected.AsSpan().SequenceEqual(found));

    private static float[] Weights(RunningModel model, InitializationOptions options) =>
        (float[])model.Call(model.Initialize(model.Create("Zoo", Size), options), "Weights")!;

    private static (long, long, int, int) Numbers(InitializationProgress report) =>
        (report.Elements, report.TotalElements, report.Parameters, report.TotalParameters);

    private sealed class Listener(Action<InitializationProgress> reaction) : IProgress<InitializationProgress>
    {
        public List<InitializationProgress> Reports { get; } = [];

        public void Report(InitializationProgress value)
        {
            Reports.Add(value);
            reaction(value);
        }
    }
}
