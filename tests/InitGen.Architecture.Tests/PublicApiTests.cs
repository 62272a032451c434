using System.Linq;
using InitGen.Testing;

namespace InitGen.Architecture.Tests;

/// <summary>The surfaces that others are compiled against. A snapshot that changes is a decision, not an accident.</summary>
public sealed class PublicApiTests
{
    private const string Abi = "InitGen.CompilerServices";

    [Fact]
    public void Core_shows() => Snapshots.VerifyText(PublicApi.OfFile(House.Assembly("InitGen.Core")));

    [Fact]
    public void Runtime_shows() => Snapshots.VerifyText(PublicApi.OfFile(House.Assembly("InitGen.Runtime"), "InitGen"));

    /// <summary>What generated code calls. Code that was generated against it runs with every later version.</summary>
    [Fact]
    public void Generated_code_calls() => Snapshots.VerifyText(PublicApi.OfFile(House.Assembly("InitGen.Runtime"), Abi));

    /// <summary>The build for programs may show more (spans), never something else.</summary>
    [Fact]
    public void Core_shows_to_programs_what_it_shows_to_compilers() => Assert.Empty(
        PublicApi.OfFile(House.Assembly("InitGen.Core", oldest: true)).Split('\n')
            .Except(PublicApi.OfFile(House.Assembly("InitGen.Core")).Split('\n')));

    [Fact]
    public void Generated_code_calls_the_same_on_every_framework() => Assert.Equal(
        PublicApi.OfFile(House.Assembly("InitGen.Runtime"), Abi), PublicApi.OfFile(House.Assembly("InitGen.Runtime", oldest: true), Abi));

    [Fact]
    public void A_surface_is_what_others_can_bind_to() => Assert.Equal(
        """
        abstract class N.A : System.IDisposable
            protected A(int x = 1)
            protected internal virtual string? Name { get; init; }
            public void Dispose()
        static class N.A.Nested
            public const double C = 0.5
        enum N.E
            B = 1
            A = 2
        interface N.I<in T> where T : unmanaged
            static abstract T? Of(ref readonly T value, out int x, params int[] more)
            virtual void More()
        readonly ref struct N.S
            public readonly float X
            public ref readonly float Z { get; }

        """,
        PublicApi.OfSource("""
            #nullable enable
            namespace N
            {
                public abstract class A : System.IDisposable
                {
                    protected A(int x = 1) { }
                    protected internal virtual string? Name { get; init; }
                    public void Dispose() { }
                    public static class Nested { public const double C = 0.5; private protected static int Hidden; }
                    internal void Hidden() { }
                }
                public enum E { B = 1, A = 2 }
                public interface I<in T> where T : unmanaged
                {
                    static abstract T? Of(ref readonly T value, out int x, params int[] more);
                    void More() { }
                }
                public readonly ref struct S
                {
                    public readonly float X;
                    private readonly int _y;
                    public ref readonly float Z => throw null!;
                }
                internal class Hidden { public int X; }
            }
            """));
}
