namespace InitGen.Roslyn.Plan;

/// <summary>What a parameter's elements are.</summary>
public enum ElementKind
{
    /// <summary><c>float</c>.</summary>
    Single,

    /// <summary><c>double</c>.</summary>
    Double,

    /// <summary><c>System.Half</c>.</summary>
    Half,
}

/// <summary>How element types are named.</summary>
public static class ElementKindNames
{
    /// <summary>The type as a person writes it.</summary>
    /// <param name="element">The type.</param>
    /// <returns>Its name.</returns>
    public static string Display(this ElementKind element) => element switch
    {
        ElementKind.Double => "double",
        ElementKind.Half => "Half",
        _ => "float",
    };

    /// <summary>The type as generated code writes it.</summary>
    /// <param name="element">The type.</param>
    /// <returns>Its qualified name.</returns>
    public static string Qualified(this ElementKind element) =>
        element == ElementKind.Half ? "global::System.Half" : element.Display();
}
