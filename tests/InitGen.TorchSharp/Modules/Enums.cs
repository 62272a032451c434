namespace TorchSharp;

/// <summary>How a tensor is continued beyond its border.</summary>
public enum PaddingModes
{
    Zeros = 0,
    Reflect = 1,
    Replicate = 2,
    Circular = 3,
    Constant = 4,
}

public enum Padding
{
    Valid = 0,
    Same = 1,
}

public enum EmbeddingBagMode
{
    Sum = 0,
    Mean = 1,
    Max = 2,
}
