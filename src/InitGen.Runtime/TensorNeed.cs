namespace InitGen;

/// <summary>What happens where a file of weights has nothing for a parameter.</summary>
public enum TensorNeed
{
    /// <summary>It keeps its scheme, and the <c>LoadReport</c> lists it.</summary>
    Possible,

    /// <summary>The same, and the model says that it may be so.</summary>
    Optional,

    /// <summary>Nothing is loaded.</summary>
    Required,
}
