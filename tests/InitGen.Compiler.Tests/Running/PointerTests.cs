using System;
using System.Linq;

namespace InitGen.Compiler.Tests.Running;

/// <summary>Weights in memory that the collector knows nothing of.</summary>
public sealed class PointerTests
{
    private const string Model = """
        public sealed unsafe partial class Net : IDisposable
        {
            [Dense(1000, 700), Init(Scheme.He)] private readonly Element* _w = (Element*)NativeMemory.Alloc(700_000, (nuint)sizeof(Element));
            [Bias(700), Init(Scheme.Constant, Value = 0.5)] public Element* Bias { get; set; }
            [Dense(700, 700), Init(Scheme.Orthogonal)] private Element* _q = (Element*)NativeMemory.Alloc(490_000, (nuint)sizeof(Element));

            public Net(bool withBias) => Bias = withBias ? (Element*)NativeMemory.Alloc(700, (nuint)sizeof(Element)) : null;
            public Element[] W => new Span<Element>(_w, 700_000).ToArray();
            public Element[] B => new Span<Element>(Bias, 700).ToArray();
            public Element[] Q => new Span<Element>(_q, 490_000).ToArray();

            public void Dispose()
            {
                NativeMemory.Free(_w);
                NativeMemory.Free(Bias);
                NativeMemory.Free(_q);
            }
        }

        public sealed partial class Flat
        {
            [Dense(1000, 700), Init(Scheme.He)] private float[]? _w;
            [Dense(700, 700), Init(Scheme.Orthogonal)] private float[]? _q;
        }
        """;

    [Theory]
    [InlineData("float")]
    [InlineData("double")]
    [InlineData("Half")]
    public void Weights_are_those_of_an_array(string element)
    {
        using RunningModel model = Load(element);
        object flat = model.Initialize(model.Create("Flat"), 6);
        foreach (int degree in new[] { 1, 3 })
        {
            using var net = (IDisposable)model.Initialize(model.Create("Net", true), new InitializationOptions { Seed = 6, MaxDegreeOfParallelism = degree });
            AssertKept(model.Weights(flat, "_w"), model.Call(net, "get_W")!);
            AssertKept([.. Enumerable.Repeat(0.5f, 700)], model.Call(net, "get_B")!);
            AssertKept(model.Weights(flat, "_q"), model.Call(net, "get_Q")!);
        }

        void AssertKept(float[] expected, object kept) => Assert.Equal(
            expected.Select(weight => element == "Half" ? (double)(Half)weight : weight), Weights.Of(kept));
    }

    [Fact]
    public void A_null_pointer_is_named()
    {
        using RunningModel model = Load("float");
        using var net = (IDisposable)model.Create("Net", false);
        Assert.Equal(
            "Net.Bias is a null pointer. Point it at memory for [700], 700 elements, before InitializeWeights is called.",
            Assert.IsType<InvalidOperationException>(model.Throws(net)).Message);
    }

    private static RunningModel Load(string element) => RunningModel.Load(
        Model.Replace("NativeMemory", "System.Runtime.InteropServices.NativeMemory").Replace("Element", element), allowUnsafe: true);
}
