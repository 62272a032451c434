using System.Linq;
using InitGen.Compiler.Tests.Forward;
using InitGen.Roslyn;
using InitGen.Roslyn.Forward;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace InitGen.Compiler.Tests.Caching;

/// <summary>Each type is read once per compilation, however many members are marked and whoever asks; each body is bound once.</summary>
public sealed class ReadOnceTests : ReadingTest
{
    // Readings outlive their compilation: each test has a text of its own.
    private const string Models = """
        public sealed partial class Net
        {
            [Dense(4, 4), Init(Scheme.He)] private readonly float[] _w = new float[16];
            [Bias(4)] private readonly float[] _b = new float[4];
            [Init] private readonly Block _first = new();
            [Init] private readonly Block _second = new();
            public float[] Forward(float[] x) => _second.Forward(_first.Forward(x));
        }

        public sealed partial class Block
        {
            [Dense(4, 4), Init] private readonly float[] _w = new float[16];
            [Dense(4, 4), Init] private readonly float[] _v = new float[16];
            public float[] Forward(float[] x) => Linear(_v, Linear(_w, x));
            private static float[] Linear(float[] w, float[] x)
            {
                var y = new float[4];
                for (int o = 0; o < 4; o++) for (int i = 0; i < 4; i++) y[o] += w[o * 4 + i] * x[i];
                return y;
            }
        }
        """;

    [Fact]
    public void Who_asks_again_gets_the_same()
    {
        CSharpCompilation compilation = Compile("// who asks again\n" + Models);
        INamedTypeSymbol net = Type(compilation, "Net");
        ModelReading first = ModelReader.Read(net, compilation, TestContext.Current.CancellationToken);
        Assert.Same(first, ModelReader.Read(net, compilation, TestContext.Current.CancellationToken));
        Assert.Equal(1, CompilationModels.Of(compilation).Reads);
        ModelReader.Read(Type(compilation, "Block"), compilation, TestContext.Current.CancellationToken);
        Assert.Equal(2, CompilationModels.Of(compilation).Reads);
    }

    [Fact]
    public void Bodies_are_bound_once()
    {
        CSharpCompilation compilation = Compile("// bodies\n" + Models);
        foreach (string name in new[] { "Net", "Block" }) ModelReader.Read(Type(compilation, name), compilation, TestContext.Current.CancellationToken);
        MethodBodies bodies = MethodBodies.Of(compilation);
        int bound = bodies.Bound;
        foreach (string name in new[] { "Net", "Block" })
        {
            INamedTypeSymbol type = Type(compilation, name);
            Assert.NotNull(ForwardReader.Read(type, compilation, TestContext.Current.CancellationToken));
            Assert.NotNull(bodies.Of(type.GetMembers("Forward").OfType<IMethodSymbol>().Single(), TestContext.Current.CancellationToken));
        }

        Assert.Equal(bound, bodies.Bound);
    }
}
