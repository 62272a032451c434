namespace InitGen;

/// <summary>Where in the network a layer is, for the schemes that tell the ends from the middle.</summary>
public enum LayerPosition
{
    /// <summary>Between other layers: as inputs and as outputs it has a width that may grow.</summary>
    Hidden = 0,

    /// <summary>It takes the network's own inputs.</summary>
    Input,

    /// <summary>It makes the network's own outputs.</summary>
    Output,
}
