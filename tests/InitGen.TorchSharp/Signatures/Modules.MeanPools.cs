using System;
using System.Collections.Generic;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Signatures alone: meanpools as modules.</summary>
public sealed class AdaptiveAvgPool1d : ParameterLessModule<Tensor, Tensor>
{
    internal AdaptiveAvgPool1d(long output_size)
        : base(nameof(AdaptiveAvgPool1d))
    {
        this.output_size = output_size;
    }

    public long output_size { get; set; }

    public override Tensor forward(Tensor input) => throw Stub.Nothing;
}

public sealed class AdaptiveAvgPool2d : ParameterLessModule<Tensor, Tensor>
{
    internal AdaptiveAvgPool2d(long[] output_size)
        : base(nameof(AdaptiveAvgPool2d))
    {
        this.output_size = output_size;
    }

    internal AdaptiveAvgPool2d((long,long) output_size)
        : base(nameof(AdaptiveAvgPool2d))
    {
    }

    internal AdaptiveAvgPool2d(long output_size)
        : base(nameof(AdaptiveAvgPool2d))
    {
    }

    public long[] output_size { get; set; } = [];

    public override Tensor forward(Tensor input) => throw Stub.Nothing;
}

public sealed class AdaptiveAvgPool3d : ParameterLessModule<Tensor, Tensor>
{
    internal AdaptiveAvgPool3d(long[] output_size)
        : base(nameof(AdaptiveAvgPool3d))
    {
        this.output_size = output_size;
    }

    internal AdaptiveAvgPool3d((long, long, long) output_size)
        : base(nameof(AdaptiveAvgPool3d))
    {
    }

    internal AdaptiveAvgPool3d(long output_size)
        : base(nameof(AdaptiveAvgPool3d))
    {
    }

    public long[] output_size { get; set; } = [];

    public override Tensor forward(Tensor input) => throw Stub.Nothing;
}

public sealed class AvgPool1d : ParameterLessModule<Tensor, Tensor>
{
    internal AvgPool1d(
        long kernel_size, long? stride = null, long padding = 0, bool ceil_mode = false, bool count_include_pad = true)
        : base(nameof(AvgPool1d))
    {
        this.kernel_size = kernel_size;
        this.stride = stride;
        this.padding = padding;
        this.ceil_mode = ceil_mode;
        this.count_include_pad = count_include_pad;
    }

    public long kernel_size { get; set; }

    public long? stride { get; set; }

    public long? padding { get; set; }

    public bool ceil_mode { get; set; }

    public bool count_include_pad { get; set; }

    public override Tensor forward(Tensor input) => throw Stub.Nothing;
}

public sealed class AvgPool2d : ParameterLessModule<Tensor, Tensor>
{
    internal AvgPool2d(
        long[] kernel_size, long[]? stride = null, long[]? padding = null, bool ceil_mode = false, bool count_include_pad = true,
        long? divisor_override = null)
        : base(nameof(AvgPool2d))
    {
        this.kernel_size = kernel_size;
        this.stride = stride ?? [];
        this.padding = padding ?? [];
        this.ceil_mode = ceil_mode;
        this.count_include_pad = count_include_pad;
        this.divisor_override = divisor_override;
    }

    internal AvgPool2d(
        (long,long) kernel_size, (long,long)? stride = null, (long,long)? padding = null, bool ceil_mode = false,
        bool count_include_pad = true, long? divisor_override = null)
        : base(nameof(AvgPool2d))
    {
        this.ceil_mode = ceil_mode;
        this.count_include_pad = count_include_pad;
        this.divisor_override = divisor_override;
    }

    internal AvgPool2d(
        long kernel_size, long? stride = null, long? padding = null, bool ceil_mode = false, bool count_include_pad = true,
        long? divisor_override = null)
        : base(nameof(AvgPool2d))
    {
        this.ceil_mode = ceil_mode;
        this.count_include_pad = count_include_pad;
        this.divisor_override = divisor_override;
    }

    public long[] kernel_size { get; set; } = [];

    public long[] stride { get; set; } = [];

    public long[] padding { get; set; } = [];

    public bool ceil_mode { get; set; }

    public bool count_include_pad { get; set; }

    public long? divisor_override { get; set; }

    public override Tensor forward(Tensor input) => throw Stub.Nothing;
}

public sealed class AvgPool3d : ParameterLessModule<Tensor, Tensor>
{
    internal AvgPool3d(
        long[] kernel_size, long[]? stride = null, long[]? padding = null, bool ceil_mode = false, bool count_include_pad = true,
        long? divisor_override = null)
        : base(nameof(AvgPool3d))
    {
        this.kernel_size = kernel_size;
        this.stride = stride ?? [];
        this.padding = padding ?? [];
        this.ceil_mode = ceil_mode;
        this.count_include_pad = count_include_pad;
        this.divisor_override = divisor_override;
    }

    internal AvgPool3d(
        (long, long, long) kernel_size, (long, long, long)? stride = null, (long, long, long)? padding = null,
        bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null)
        : base(nameof(AvgPool3d))
    {
        this.ceil_mode = ceil_mode;
        this.count_include_pad = count_include_pad;
        this.divisor_override = divisor_override;
    }

    internal AvgPool3d(
        long kernel_size, long? stride = null, long? padding = null, bool ceil_mode = false, bool count_include_pad = true,
        long? divisor_override = null)
        : base(nameof(AvgPool3d))
    {
        this.ceil_mode = ceil_mode;
        this.count_include_pad = count_include_pad;
        this.divisor_override = divisor_override;
    }

    public long[] kernel_size { get; set; } = [];

    public long[] stride { get; set; } = [];

    public long[] padding { get; set; } = [];

    public bool ceil_mode { get; set; }

    public bool count_include_pad { get; set; }

    public long? divisor_override { get; set; }

    public override Tensor forward(Tensor input) => throw Stub.Nothing;
}

public sealed class LPPool1d : ParameterLessModule<Tensor, Tensor>
{
    internal LPPool1d(double norm_type, long kernel_size, long? stride = null, bool ceil_mode = false)
        : base(nameof(LPPool1d))
    {
        this.norm_type = norm_type;
        this.kernel_size = kernel_size;
        this.stride = stride;
        this.ceil_mode = ceil_mode;
    }

    public double norm_type { get; set; }

    public long kernel_size { get; set; }

    public long? stride { get; set; }

    public bool ceil_mode { get; set; }

    public override Tensor forward(Tensor input) => throw Stub.Nothing;
}

public sealed class LPPool2d : ParameterLessModule<Tensor, Tensor>
{
    internal LPPool2d(double norm_type, long[] kernel_size, long[]? stride = null, bool ceil_mode = false)
        : base(nameof(LPPool2d))
    {
        this.norm_type = norm_type;
        this.kernel_size = kernel_size;
        this.stride = stride ?? [];
        this.ceil_mode = ceil_mode;
    }

    internal LPPool2d(double norm_type, long kernel_size, long? stride = null, bool ceil_mode = false)
        : base(nameof(LPPool2d))
    {
        this.norm_type = norm_type;
        this.ceil_mode = ceil_mode;
    }

    public double norm_type { get; set; }

    public long[] kernel_size { get; set; } = [];

    public long[] stride { get; set; } = [];

    public bool ceil_mode { get; set; }

    public override Tensor forward(Tensor input) => throw Stub.Nothing;
}
