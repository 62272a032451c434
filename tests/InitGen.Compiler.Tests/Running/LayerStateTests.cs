using System;
using System.Linq;
using System.Threading;

namespace InitGen.Compiler.Tests.Running;

/// <summary>Layers in the state that only running code sees: what is wrong, and options that hold for layers as for arrays.</summary>
public sealed class LayerStateTests
{
    private const string Open = """
        [Layer]
        public partial class OpenLayer
        {
            [FanIn] public int Inputs { get; set; }
            [FanOut] public int Outputs { get; set; }
            [Weight] public float[] _weight = new float[6];
            [Bias] public float[,] _bias = new float[1, 1];
        }


        """;

    [Theory]
    [InlineData("_layer = new OpenLayer { Inputs = 3, Outputs = 4 };", "Net._layer._weight holds 6 elements, but its declared shape [4, 3] has 12. Make the array that long, or correct the shape.")]
    [InlineData("_layer = new OpenLayer { Outputs = 4 };", "Net._layer: Inputs is 0, but it gives the size of a layer and must be at least 1.")]
    [InlineData("_layer = null!;", "Net._layer is null, so there is no layer to initialize. Assign it before InitializeWeights is called.")]
    [InlineData("_list = new() { Fine(), null! };", "Net._list[1] is null, so there is no layer to initialize. Assign it before InitializeWeights is called.")]
    [InlineData("_list = null!;", "Net._list is null, so there are no layers to initialize. Assign it before InitializeWeights is called.")]
    [InlineData("_list = new() { Fine(), new OpenLayer { Inputs = 1, Outputs = 1 } };", "Net._list[1]._weight holds 6 elements, but its declared shape [1, 1] has 1. Make the array that long, or correct the shape.")]
    [InlineData("_named = new() { [\"a\"] = null! };", "Net._named[a] is null, so there is no layer to initialize. Assign it before InitializeWeights is called.")]
    [InlineData("_list = new() { new Wider { Inputs = 3, Outputs = 2 } };", "Net._list[0] holds a layer of a derived type, which has more weights than the declared type, and nothing says how those start. Declare the member with the type that it holds.")]
    [InlineData("_packed = new() { Inputs = 2, Outputs = 7 };", "Net._packed: Outputs is 7, which does not divide into 3 equal parts.")]
    [InlineData("_inner = new Holder();", "Holder.Inside is null, so there is no layer to initialize. Assign it before InitializeWeights is called.")]
    public void Says_what_is_wrong(string assignment, string message)
    {
        using RunningModel model = RunningModel.Load(Open.Replace("[Bias] public float[,] _bias = new float[1, 1];", string.Empty, StringComparison.Ordinal) + $$"""
            [Layer]
            public partial class Wider : OpenLayer { [Weight, Dense(2, 2)] public float[]? _more; }

            [Layer]
            public partial class Packed { public int Inputs { get; set; } public int Outputs { get; set; } [Weight, Dense(nameof(Inputs), nameof(Outputs), Packed = 3)] public float[]? _weight; }

            [Layer]
            public partial class Holder { [Weight] public OpenLayer? Inside { get; set; } }

            public sealed partial class Net
            {
                [Init(Scheme.He)] public OpenLayer _layer = Fine();
                [Init(Scheme.He)] public List<OpenLayer> _list = new();
                [Init(Scheme.He)] public Dictionary<string, OpenLayer> _named = new();
                [Init(Scheme.He)] public Packed _packed = new() { Inputs = 2, Outputs = 3 };
                [Init(Scheme.He)] public Holder _inner = new() { Inside = Fine() };
                public Net() { {{assignment}} }
                public static OpenLayer Fine() => new() { Inputs = 3, Outputs = 2 };
            }
            """);
        Exception thrown = model.Throws(model.Create("Net"));
        Assert.IsType<InvalidOperationException>(thrown);
        Assert.Equal(message, thrown.Message);
        thrown = Record.Exception(() => RunningModel.Parameters(model.Create("Net")))!;
        if (!message.Contains("holds 6", StringComparison.Ordinal)) Assert.Equal(message, thrown.Message);
    }

    [Fact]
    public void A_layer_that_is_not_the_one_the_build_saw_is_refused()
    {
        using RunningModel model = RunningModel.Load(LayerTests.Dense + """
            public sealed partial class Net { [Init(Scheme.He)] private readonly DenseLayer _first = new(4, 3); public static DenseLayer Other() => new(5, 3); }
            """);
        object net = model.Create("Net");
        model.SetField(net, "_first", model.CallStatic("Net", "Other"));
        Assert.Equal(
            "Net._first has a weight of shape [3, 5], but where the layer is created, [3, 4] was found at build time. Create it with the same sizes each time, or make the member one that other code may set, so that sizes are read from the layer.",
            model.Throws(net).Message);
    }

    [Fact]
    public void Shards_threads_progress_and_cancellation_hold_for_layers()
    {
        using RunningModel model = RunningModel.Load(LayerTests.Dense + """
            public sealed partial class Net
            {
                [Init(Scheme.He)] public readonly DenseLayer _first = new(1024, 1024);
                [Init(Scheme.He)] public readonly DenseLayer[] _more = { new(700, 700), new(900, 700) };
                public DenseLayer At(int i) => _more[i];
            }
            """);
        object whole = model.Initialize(model.Create("Net"), new InitializationOptions { Seed = 3, MaxDegreeOfParallelism = 1 });
        object threads = model.Initialize(model.Create("Net"), new InitializationOptions { Seed = 3, MaxDegreeOfParallelism = 4 });
        object shards = model.Create("Net");
        var reports = new System.Collections.Generic.List<InitializationProgress>();
        for (int rank = 0; rank < 3; rank++)
            model.Initialize(shards, new InitializationOptions { Seed = 3, Shard = new(rank, 3), Progress = new Listener(reports) });

        foreach (object net in new[] { threads, shards })
        {
            Assert.Equal(model.Weights(model.Field<object>(whole, "_first"), "_weight"), model.Weights(model.Field<object>(net, "_first"), "_weight"));
            Assert.Equal(model.Weights(model.Call(whole, "At", 1)!, "_weight"), model.Weights(model.Call(net, "At", 1)!, "_weight"));
        }

        Assert.Contains(reports, static report => report.Path == "more.1.weight");
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        object untouched = model.Create("Net");
        Exception? thrown = Record.Exception(() => model.Initialize(untouched, new InitializationOptions { CancellationToken = cancelled.Token }));
        while (thrown is System.Reflection.TargetInvocationException { InnerException: { } inner }) thrown = inner;
        Assert.IsType<InitializationCanceledException>(thrown);
        Assert.All(model.Weights(model.Field<object>(untouched, "_first"), "_weight").Take(10), static weight => Assert.Equal(0f, weight));
    }

    [Fact]
    public void On_one_thread_nothing_is_allocated_for_layers()
    {
        using RunningModel model = RunningModel.Load(LayerTests.Dense + """
            public sealed partial class Net
            {
                [Init(Scheme.He)] public readonly DenseLayer _first = new(16, 16);
                [Init(Scheme.He)] public readonly DenseLayer[] _more = { new(16, 16), new(16, 8) };
                public static long Allocated(int times)
                {
                    var net = new Net();
                    var options = new InitializationOptions { MaxDegreeOfParallelism = 1 };
                    net.InitializeWeights(options);
                    long before = GC.GetAllocatedBytesForCurrentThread();
                    for (int i = 0; i < times; i++) net.InitializeWeights(options);
                    return GC.GetAllocatedBytesForCurrentThread() - before;
                }
            }
            """);
        Assert.InRange((long)model.CallStatic("Net", "Allocated", 100)!, 0, 99);
    }

    private sealed class Listener(System.Collections.Generic.List<InitializationProgress> reports) : IProgress<InitializationProgress>
    {
        public void Report(InitializationProgress value)
        {
            lock (reports) reports.Add(value);
        }
    }
}
