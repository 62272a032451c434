namespace InitGen.Roslyn.Plan;

/// <summary>What a parameter's elements are kept in.</summary>
public enum StorageKind
{
    /// <summary><c>float[]</c>.</summary>
    Vector,

    /// <summary><c>float[,]</c>, <c>float[,,]</c> or <c>float[,,,]</c>.</summary>
    Rectangular,

    /// <summary><c>Memory&lt;float&gt;</c>.</summary>
    Memory,

    /// <summary><c>System.Numerics.Tensors.Tensor&lt;float&gt;</c>.</summary>
    Tensor,
}
