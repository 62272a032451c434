namespace InitGen;

/// <summary>Over what a normalization takes its statistics.</summary>
public enum Normalization
{
    /// <summary>Over the batch, per feature or channel (Ioffe and Szegedy 2015, arXiv 1502.03167).</summary>
    Batch = 0,

    /// <summary>Over the features of one sample (Ba et al. 2016, arXiv 1607.06450).</summary>
    Layer,

    /// <summary>Over groups of channels of one sample (Wu and He 2018, arXiv 1803.08494); over single channels too.</summary>
    Group,

    /// <summary>Over the features of one sample, by the root of their mean square alone (Zhang and Sennrich 2019, arXiv 1910.07467).</summary>
    Rms,
}
