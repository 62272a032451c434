using System;
using System.Collections.Generic;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Signatures alone: others as modules.</summary>
public sealed class CosineSimilarity : ParameterLessModule<Tensor, Tensor, Tensor>
{
    internal CosineSimilarity(long dim = 1, double eps = 1e-8)
        : base(nameof(CosineSimilarity))
    {
        this.dim = dim;
        this.eps = eps;
    }

    public long dim { get; set; }

    public double eps { get; set; }

    public override Tensor forward(Tensor input1, Tensor input2) => throw Stub.Nothing;
}

public sealed class Flatten : ParameterLessModule<Tensor, Tensor>
{
    internal Flatten(long start_dim = 1, long end_dim = -1)
        : base(nameof(Flatten))
    {
        this.start_dim = start_dim;
        this.end_dim = end_dim;
    }

    public long start_dim { get; set; }

    public long end_dim { get; set; }

    public override Tensor forward(Tensor input) => throw Stub.Nothing;
}

public sealed class Fold : ParameterLessModule<Tensor, Tensor>
{
    internal Fold(long output_size, long kernel_size, long dilation = 1, long padding = 0, long stride = 1)
        : base(nameof(Fold))
    {
    }

    internal Fold(
        (long, long) output_size, (long, long) kernel_size, (long, long)? dilation = null, (long, long)? padding = null,
        (long, long)? stride = null)
        : base(nameof(Fold))
    {
        this.output_size = output_size;
        this.kernel_size = kernel_size;
        this.dilation = dilation ?? default;
        this.padding = padding ?? default;
        this.stride = stride ?? default;
    }

    public (long, long) output_size { get; set; }

    public (long, long) kernel_size { get; set; }

    public (long, long) dilation { get; set; }

    public (long, long) padding { get; set; }

    public (long, long) stride { get; set; }

    public override Tensor forward(Tensor tensor) => throw Stub.Nothing;
}

public sealed class Identity : ParameterLessModule<Tensor, Tensor>
{
    internal Identity()
        : base(nameof(Identity))
    {
    }

    public override Tensor forward(Tensor tensor) => throw Stub.Nothing;
}

public sealed class LocalResponseNorm : ParameterLessModule<Tensor, Tensor>
{
    internal LocalResponseNorm(long size, double alpha = 0.0001, double beta = 0.75, double k = 1.0)
        : base(nameof(LocalResponseNorm))
    {
        this.size = size;
        this.alpha = alpha;
        this.beta = beta;
        this.k = k;
    }

    public long size { get; set; }

    public double alpha { get; set; }

    public double beta { get; set; }

    public double k { get; set; }

    public override Tensor forward(Tensor input) => throw Stub.Nothing;
}

public sealed class PairwiseDistance : ParameterLessModule<Tensor, Tensor, Tensor>
{
    internal PairwiseDistance(double p = 2.0, double eps = 1e-6, bool keepdim = false)
        : base(nameof(PairwiseDistance))
    {
        this.eps = eps;
        this.keepdim = keepdim;
    }

    public double norm { get; set; }

    public double eps { get; set; }

    public bool keepdim { get; set; }

    public override Tensor forward(Tensor input1, Tensor input2) => throw Stub.Nothing;
}

public sealed class PixelShuffle : ParameterLessModule<Tensor, Tensor>
{
    internal PixelShuffle(long upscale_factor)
        : base(nameof(PixelShuffle))
    {
        this.upscale_factor = upscale_factor;
    }

    public long upscale_factor { get; set; }

    public override Tensor forward(Tensor input) => throw Stub.Nothing;
}

public sealed class PixelUnshuffle : ParameterLessModule<Tensor, Tensor>
{
    internal PixelUnshuffle(long downscale_factor)
        : base(nameof(PixelUnshuffle))
    {
        this.downscale_factor = downscale_factor;
    }

    public long downscale_factor { get; set; }

    public override Tensor forward(Tensor input) => throw Stub.Nothing;
}

public sealed class ChannelShuffle : ParameterLessModule<Tensor, Tensor>
{
    internal ChannelShuffle(long groups)
        : base(nameof(ChannelShuffle))
    {
        this.groups = groups;
    }

    public long groups { get; set; }

    public override Tensor forward(Tensor tensor) => throw Stub.Nothing;

    public override string GetName() => nameof(ChannelShuffle);
}

public sealed class Unflatten : ParameterLessModule<Tensor, Tensor>
{
    internal Unflatten(long dim, long[] unflattened_size)
        : base(nameof(Unflatten))
    {
        this.dim = dim;
        this.unflattened_size = unflattened_size;
    }

    public long dim { get; set; }

    public long[] unflattened_size { get; set; } = [];

    public override Tensor forward(Tensor tensor) => throw Stub.Nothing;
}

public sealed class Unfold : ParameterLessModule<Tensor, Tensor>
{
    internal Unfold(long kernel_size, long dilation = 1, long padding = 0, long stride = 1)
        : base(nameof(Unfold))
    {
    }

    internal Unfold(
        (long, long) kernel_size, (long, long)? dilation = null, (long, long)? padding = null, (long, long)? stride = null)
        : base(nameof(Unfold))
    {
        this.kernel_size = kernel_size;
        this.dilation = dilation ?? default;
        this.padding = padding ?? default;
        this.stride = stride ?? default;
    }

    public (long, long) kernel_size { get; set; }

    public (long, long) dilation { get; set; }

    public (long, long) padding { get; set; }

    public (long, long) stride { get; set; }

    public override Tensor forward(Tensor tensor) => throw Stub.Nothing;
}

public sealed class Upsample : ParameterLessModule<Tensor, Tensor>
{
    internal Upsample(
        long[]? size = null, double[]? scale_factor = null, UpsampleMode mode = UpsampleMode.Nearest, bool? align_corners = null,
        bool? recompute_scale_factor = null)
        : base(nameof(Upsample))
    {
        this.mode = mode;
        this.align_corners = align_corners;
        this.recompute_scale_factor = recompute_scale_factor;
    }

    public bool? recompute_scale_factor { get; set; }

    public UpsampleMode mode { get; private set; }

    public bool? align_corners { get; private set; }

    public ReadOnlySpan<long> size => throw Stub.Nothing;

    public ReadOnlySpan<double> scale_factor => throw Stub.Nothing;

    public override Tensor forward(Tensor input) => throw Stub.Nothing;
}
