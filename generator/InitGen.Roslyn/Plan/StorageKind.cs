namespace InitGen.Roslyn.Plan;

/// <summary>What a parameter's elements are kept in.</summary>
public enum StorageKind
{
    /// <summary><c>float[]</c>.</summary>
    Vector,

    /// <summary><c>float[,]</c>.</summary>
    Matrix,

    /// <summary><c>System.Numerics.Tensors.Tensor&lt;float&gt;</c>.</summary>
    Tensor,
}
