using System;
using System.Collections.Generic;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Signatures alone: pads as modules.</summary>
public sealed class ConstantPad1d : PadBase
{
    internal ConstantPad1d(long padding, double value)
        : base(nameof(ConstantPad1d))
    {
    }

    internal ConstantPad1d((long, long) padding, double value)
        : base(nameof(ConstantPad1d))
    {
    }
}

public sealed class ConstantPad2d : PadBase
{
    internal ConstantPad2d(long padding, double value)
        : base(nameof(ConstantPad2d))
    {
    }

    internal ConstantPad2d((long, long, long, long) padding, double value)
        : base(nameof(ConstantPad2d))
    {
    }
}

public sealed class ConstantPad3d : PadBase
{
    internal ConstantPad3d(long padding, double value)
        : base(nameof(ConstantPad3d))
    {
    }

    internal ConstantPad3d((long, long, long, long, long, long) padding, double value)
        : base(nameof(ConstantPad3d))
    {
    }
}

public sealed class ReflectionPad1d : PadBase
{
    internal ReflectionPad1d(long padding)
        : base(nameof(ReflectionPad1d))
    {
    }

    internal ReflectionPad1d((long, long) padding)
        : base(nameof(ReflectionPad1d))
    {
    }
}

public sealed class ReflectionPad2d : PadBase
{
    internal ReflectionPad2d(long padding)
        : base(nameof(ReflectionPad2d))
    {
    }

    internal ReflectionPad2d((long, long, long, long) padding)
        : base(nameof(ReflectionPad2d))
    {
    }
}

public sealed class ReflectionPad3d : PadBase
{
    internal ReflectionPad3d(long padding)
        : base(nameof(ReflectionPad3d))
    {
    }

    internal ReflectionPad3d((long, long, long, long, long, long) padding)
        : base(nameof(ReflectionPad3d))
    {
    }
}

public sealed class ReplicationPad1d : PadBase
{
    internal ReplicationPad1d(long padding)
        : base(nameof(ReplicationPad1d))
    {
    }

    internal ReplicationPad1d((long, long) padding)
        : base(nameof(ReplicationPad1d))
    {
    }
}

public sealed class ReplicationPad2d : PadBase
{
    internal ReplicationPad2d(long padding)
        : base(nameof(ReplicationPad2d))
    {
    }

    internal ReplicationPad2d((long, long, long, long) padding)
        : base(nameof(ReplicationPad2d))
    {
    }
}

public sealed class ReplicationPad3d : PadBase
{
    internal ReplicationPad3d(long padding)
        : base(nameof(ReplicationPad3d))
    {
    }

    internal ReplicationPad3d((long, long, long, long, long, long) padding)
        : base(nameof(ReplicationPad3d))
    {
    }
}

public sealed class ZeroPad2d : PadBase
{
    internal ZeroPad2d(long padding)
        : base(nameof(ZeroPad2d))
    {
    }

    internal ZeroPad2d((long, long, long, long) padding)
        : base(nameof(ZeroPad2d))
    {
    }
}
