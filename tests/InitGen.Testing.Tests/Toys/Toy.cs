namespace InitGen.Testing.Tests;

/// <summary>What the toys have in common: an attribute in source, so that the harness is tested without any product.</summary>
internal static class Toy
{
    public const string Attribute = """
        namespace Toys
        {
            internal sealed class ToyAttribute : System.Attribute { }
        }
        """;

    public static TestProject Project { get; } = new TestProject().WithDocument("Toy.cs", Attribute);
}
