namespace InitGen.Roslyn.Plan;

/// <summary>What a parameter's elements are kept in.</summary>
public enum StorageKind
{
    /// <summary><c>T[]</c>.</summary>
    Vector,

    /// <summary><c>T[,]</c>, <c>T[,,]</c> or <c>T[,,,]</c>.</summary>
    Rectangular,

    /// <summary><c>T[][]</c>, <c>T[][][]</c> or <c>T[][][][]</c>.</summary>
    Jagged,

    /// <summary><c>Memory&lt;T&gt;</c>.</summary>
    Memory,

    /// <summary><c>System.Numerics.Tensors.Tensor&lt;T&gt;</c>.</summary>
    Tensor,

    /// <summary><c>T*</c>: memory of the user's own, of which only the shape tells the length.</summary>
    Pointer,

    /// <summary><c>TorchSharp.Modules.Parameter</c>: a tensor that may lie on any device and hold elements of any type.</summary>
    Parameter,
}
